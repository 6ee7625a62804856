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
OPERATORS, LINES, TRAINING = "operators", "lines", "training"
PARTS = frozenset({OPERATORS, LINES, TRAINING})  # of a recording; starts of autograd are in each
Note = Callable[[str, int], None]


class Recording:
    """The operators and the number of lines that ran while the block of `record` was executed."""

    def __init__(self) -> None:
        self.operators: list[list[Any]] = []  # name, elements of the results
        self.counts: dict[str, int] = {}
        self.elements = 0
        self.lines = 0
        self.training: Training | None = None

        self.seen: list[tuple[str, int]] = []  # operators that were not added yet

    def note(self, name: str, elements: int) -> None:
        """Note one operator."""
        self.seen.append((name, elements))

    def add_seen(self) -> None:
        """Add the operators that were noted since the last time."""
        seen, self.seen = self.seen, []
        self.operators += map(list, seen[: MAX_OPERATORS - len(self.operators)])
        self.elements = min(self.elements + sum(elements for _, elements in seen), MAX_ELEMENTS)
        for name, _ in seen:
            if name in self.counts:
                self.counts[name] += 1
            elif len(self.counts) < MAX_OPERATOR_NAMES:
                self.counts[name] = 1


@contextmanager
def record(file: str, arguments: Any = ((), {}), parts: frozenset[str] = PARTS) -> Iterator[Recording]:
    """Record what the block does; `file`: the name under which the code of the student's file was compiled.

    `arguments`: args and kwargs of the call, among which a model may be. `parts`: what is recorded, of PARTS; the
    others stay empty.
    """
    recording = Recording()
    torch = sys.modules.get("torch")
    watch = None
    with ExitStack() as stack:
        if torch is not None:
            if TRAINING in parts:
                recording.training = Training(torch, arguments)
                watch = stack.enter_context(training_watched(torch, recording.training))
            stack.enter_context(backward_noted(torch, recording.note, recording.training))
            if OPERATORS in parts:
                stack.enter_context(rules_remembered(torch))
                stack.enter_context(dispatch_mode()(recording))
        if LINES in parts or watch is not None:
            stack.enter_context(lines_counted(file, recording, watch))
        yield recording
    recording.add_seen()


@lru_cache(maxsize=1)
def dispatch_mode() -> Callable[[Recording], Any]:
    """Return the class of a mode that notes each operator. torch must be loaded.

    A training has thousands of operators, and the trace function sees each call of Python code made here: hence none.
    """
    from torch import Tensor, strided
    from torch._ops import OpOverload
    from torch.utils._python_dispatch import TorchDispatchMode

    names: dict[Any, str] = {}  # by the implementation of an operator; empty for those outside torch's own library

    def start(self: Any, recording: Recording) -> None:
        TorchDispatchMode.__init__(self)
        self.recording = recording

    def run(self: Any, operator: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        call = operator._op if type(operator) is OpOverload else operator
        result = call(*args, **kwargs) if kwargs else call(*args)
        name = names.get(call)
        if name is None:
            names[call] = name = short_name(operator.name())
        if name:
            usual = type(result) is Tensor and result.layout is strided
            seen = self.recording.seen
            seen.append((name, result.numel() if usual else elements_of(result)))
            if len(seen) >= MAX_OPERATORS:
                self.recording.add_seen()
        return result

    methods = {"__init__": start, "__torch_dispatch__": run}
    not_wrapped = {"_should_skip_dynamo": classmethod(lambda _: False)}  # nothing is compiled here
    return type("Mode", (TorchDispatchMode,), methods | not_wrapped)


@contextmanager
def rules_remembered(torch: Any) -> Iterator[None]:
    """Have torch remember in the block whether an operator has a rule for a mode: it asks for each operator again."""
    registry = torch._library.simple_registry
    find = registry.find_torch_dispatch_rule
    registry.find_torch_dispatch_rule = lru_cache(maxsize=None)(find)
    try:
        yield
    finally:
        registry.find_torch_dispatch_rule = find


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
def backward_noted(torch: Any, note: Note, training: Training | None) -> Iterator[None]:
    """Note each start of autograd in the block: by `backward`, or by `torch.autograd.grad`.

    A mode does not see these calls. Both go through one private function of torch, and a student's own reference to
    `backward` or `grad` does so, too.
    """
    autograd = torch.autograd
    start = autograd._engine_run_backward

    def note_and_start(*args: Any, **kwargs: Any) -> Any:
        accumulates = bool(kwargs.get("accumulate_grad"))
        note(BACKWARD if accumulates else GRAD, 0)
        if training is None:
            return start(*args, **kwargs)
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
