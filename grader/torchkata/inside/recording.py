"""Records what a call does: the operators of torch in their order, and how many lines of one file run.

Operators are those that reach torch's dispatcher, views and the ones inside `backward` included. torch is used only if
it is loaded. Student code runs in the same process and could change the record: see SECURITY.md.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from types import FrameType
from typing import Any

from .training import Training
from .training_hooks import WATCHED, Watch, training_watched

MAX_OPERATORS = 2000  # that are listed one by one; later ones are only counted
MAX_OPERATOR_NAMES = 300
MAX_OPERATOR_NAME = 80  # characters
MAX_LINES = 1_000_000  # after which lines are not counted any more: counting makes a loop slow
MAX_ELEMENTS = 2**62
BACKWARD, GRAD = "backward", "grad"
Note = Callable[[str, int], None]


class Recording:
    """The operators and the number of lines that ran while the block of `record` was executed."""

    def __init__(self) -> None:
        self.operators: list[list[Any]] = []  # name, elements of the results
        self.counts: dict[str, int] = {}
        self.elements = 0
        self.lines = 0
        self.training: Training | None = None

    def note(self, name: str, elements: int) -> None:
        """Add one operator."""
        if len(self.operators) < MAX_OPERATORS:
            self.operators.append([name, elements])
        if name in self.counts:
            self.counts[name] += 1
        elif len(self.counts) < MAX_OPERATOR_NAMES:
            self.counts[name] = 1
        self.elements = min(self.elements + elements, MAX_ELEMENTS)


@contextmanager
def record(file: str, arguments: Any = ((), {})) -> Iterator[Recording]:
    """Record what the block does; `file`: the name under which the code of the student's file was compiled.

    `arguments`: args and kwargs of the call, among which a model may be.
    """
    recording = Recording()
    torch = sys.modules.get("torch")
    watch = None
    with ExitStack() as stack:
        if torch is not None:
            recording.training = Training(torch, arguments)
            watch = stack.enter_context(training_watched(torch, recording.training))
            stack.enter_context(backward_noted(torch, recording.note, recording.training))
            stack.enter_context(dispatch_mode()(recording.note))
        stack.enter_context(lines_counted(file, recording, watch))
        yield recording


@lru_cache(maxsize=1)
def dispatch_mode() -> Callable[[Note], Any]:
    """Return the class of a mode that notes each operator. torch must be loaded.

    A training has thousands of operators, and the trace function sees each call made here: hence as few as possible.
    """
    from torch.utils._python_dispatch import TorchDispatchMode

    names: dict[str, str] = {}  # by the full name of an operator; empty for those outside torch's own library

    def start(self: Any, note: Note) -> None:
        TorchDispatchMode.__init__(self)
        self.note = note

    def run(self: Any, operator: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = operator(*args, **(kwargs or {}))
        full = operator.name()
        name = names.get(full)
        if name is None:
            names[full] = name = short_name(full)
        if name:
            self.note(name, elements_of(result))
        return result

    methods = {"__init__": start, "__torch_dispatch__": run}
    not_wrapped = {"_should_skip_dynamo": classmethod(lambda _: False)}  # nothing is compiled here
    return type("Mode", (TorchDispatchMode,), methods | not_wrapped)


def short_name(full: str) -> str:
    """Return the name of an operator of torch's own library, without its overload; empty for others."""
    library, _, name = full.partition("::")
    return name.partition(".")[0][:MAX_OPERATOR_NAME] if library == "aten" else ""


def elements_of(result: Any) -> int:
    """Return the number of elements of a tensor, or of all tensors in a list or tuple."""
    if isinstance(result, list | tuple):
        return sum(map(elements_of, result))
    torch = sys.modules["torch"]
    return int(result.numel()) if isinstance(result, torch.Tensor) and result.layout == torch.strided else 0


@contextmanager
def backward_noted(torch: Any, note: Note, training: Training) -> Iterator[None]:
    """Note each start of autograd in the block: by `backward`, or by `torch.autograd.grad`.

    A mode does not see these calls. Both go through one private function of torch, and a student's own reference to
    `backward` or `grad` does so, too.
    """
    autograd = torch.autograd
    start = autograd._engine_run_backward

    def note_and_start(*args: Any, **kwargs: Any) -> Any:
        accumulates = bool(kwargs.get("accumulate_grad"))
        note(BACKWARD if accumulates else GRAD, 0)
        training.before_backward(args[0], args[4] if len(args) > 4 else (), accumulates)
        result = start(*args, **kwargs)
        training.after_backward()
        return result

    autograd._engine_run_backward = note_and_start
    try:
        yield
    finally:
        autograd._engine_run_backward = start


@contextmanager
def lines_counted(file: str, recording: Recording, watch: Watch | None) -> Iterator[None]:
    """Count the lines of `file` that run in the block, in functions, lambdas and comprehensions.

    The count stays 0 if the code has set a trace function of its own.
    """
    count = 0

    def enter(frame: FrameType, event: str, argument: Any) -> Any:
        code = frame.f_code
        if watch is not None and code.co_name in WATCHED:
            watch.see(frame, code.co_filename == file)
        return step if code.co_filename == file else None

    def step(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
            if count >= MAX_LINES:
                sys.settrace(None)
        elif event == "return" and watch is not None and frame.f_code.co_name in WATCHED:
            watch.leave(frame)
        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        yield
    finally:
        undisturbed = sys.gettrace() is (None if count >= MAX_LINES else enter)
        sys.settrace(before)
        recording.lines = count if undisturbed else 0
