"""The worker: runs one student's file and answers requests about it, one at a time, until its socket closes.

Requests: ``load`` (the body is the source, then the ``helpers`` one after another; a file with ``cells`` is not run
yet), ``cell`` (run one), ``names``, ``places`` (the body is a source that is compiled and not run), and the operations
of ``objects`` for the check number ``scope`` (a ``call`` with ``observe`` has a reply with ``observed``). A reply's
``outcome`` is ``value``, ``callable``, ``raised`` (their exception, their frames), ``missing`` (``there`` has what an
object has), ``names`` (what the file has defined; ``stopped`` has the exception that ended it before its end), ``ran``
(a cell), ``places`` (where a source has code), ``undecodable`` (its bytes are not text) or ``too_large`` (to be sent).
"""

import functools
import linecache
import os
import sys
import types
from typing import Any

from . import adaptations, alarm, depth, failure, reserve, stand_ins, wire
from .cells import Cells, compile_cell, split_cells
from .code_lines import find_places, read_text
from .objects import CALLABLE, MISSING, Host, names_in
from .observation import observe
from .pictures import close_figures, drawn_figures
from .seed import seed_everything
from .values import Decoder, Encoder, Tree, describe_opaque

MAX_NAMES, MAX_NAME = 3000, 100  # and characters of one; `from torch import *` brings more than a thousand
Reply = tuple[wire.Message, bytes]


class Worker:
    """Holds the student's module, and objects of the student's classes for which a check has a handle."""

    def __init__(self) -> None:
        self.module = types.ModuleType("unnamed")
        self.host = Host(self.module)
        self.scope: int | None = None  # the check that the objects belong to
        self.cells: Cells | None = None

    def answer(self, request: wire.Message, body: memoryview) -> Reply:
        """Carry out one request. An exception of the student's code becomes the reply."""
        try:
            return self._carry_out(request, body)
        except BaseException as error:
            depth.take()
            went_on = request["op"] == "cell" and self.cells is not None and self.cells.went_on
            return {
                "outcome": "raised",
                "went_on": went_on,
                **failure.describe(error, f"{self.module.__name__}.py"),
            }, b""
        finally:
            close_figures()

    def _carry_out(self, request: wire.Message, body: memoryview) -> Reply:
        if request["op"] == "cell":  # as in loading: with the same random numbers
            assert self.cells is not None
            depth.give_back()
            self.cells.run(request["cell"])
            depth.take()
            return {"outcome": "ran"}, b""
        seed_everything()
        if request["op"] == "places":
            return {"outcome": "places", "places": find_places(bytes(body), request["cells"])}, b""
        if request["op"] == "load":
            source = write_helpers(request["helpers"], bytes(body))
            return self.load(request["name"], source, request["cells"], request["seconds"])
        if request["op"] == "names":
            return self.names(), b""
        return self.operate(request, body)

    def operate(self, request: wire.Message, body: memoryview) -> Reply:
        """Carry out an operation on the module or on an object. Objects of an earlier check are released first."""
        if request.get("scope") != self.scope:
            self.host.forget()
            self.scope = request.get("scope")
        owner = self.host.find(request["object"]) if "object" in request else self.module
        arguments = Decoder(body, describe_opaque, self.host.find).decode(request["arguments"])
        observed = {}

        def call(called: Any, given: Any) -> Any:
            file, parts = f"{self.module.__name__}.py", frozenset(request["observe"])
            result, observed["observed"] = observe(called, given, file, self.host.keep, parts)
            return result

        op, name = request["op"], request["name"]
        depth.give_back()
        value, made = self.host.perform(op, name, owner, arguments, call if "observe" in request else None)
        depth.take()
        if value is MISSING:
            return {"outcome": "missing", "there": [] if owner is self.module else names_in(owner)}, b""
        if value is CALLABLE:
            return {"outcome": "callable"}, b""
        message, data = self.reply_with(value, arguments, (request["arguments"], body), made)
        return {**message, **observed}, data

    def load(self, name: str, source: bytes, cells: list[int], seconds: float) -> Reply:
        """Run the file as module `name`; ``__name__`` is not ``__main__``, so its main block does not run.

        Definitions before an exception, or within `seconds`, stay. `cells`: their first lines; they are run one by one
        later.
        """
        self.module = module = types.ModuleType(name)
        self.host = Host(module)
        module.__file__ = file = name + ".py"
        sys.modules[name] = module
        sys.argv = sys.orig_argv = [file]  # as in a script
        try:
            text = read_text(source)
        except (UnicodeDecodeError, SyntaxError):
            return {"outcome": "undecodable"}, b""
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
        stand_ins.install(module.__dict__)
        if cells:
            self.cells = Cells(split_cells(text, cells), file, module.__dict__)
            return self.names(), b""
        code = compile_cell(text, file)
        try:
            with alarm.stop_after(seconds):
                Cells([], file, module.__dict__).execute(code)
        except BaseException as error:
            depth.take()
            return {**self.names(), "stopped": failure.describe(error, file)}, b""
        depth.take()
        return self.names(), b""

    def names(self) -> wire.Message:
        """Return the names that the file has defined so far."""
        names = {key: name_kind(value) for key, value in vars(self.module).items() if is_public(key)}
        return {"outcome": "names", "names": dict(list(names.items())[:MAX_NAMES])}

    def reply_with(
        self, value: Any, arguments: Any = None, sent: tuple[Tree, memoryview] | None = None, handle: Tree | None = None
    ) -> Reply:
        """Encode a value, unless it has a `handle`, and the arguments if the call has changed them."""
        encoder = Encoder(self.host.keep)
        message: wire.Message = {"outcome": "value", "value": handle or encoder.encode(value)}
        if sent is not None:
            after = Encoder(self.host.keep)
            tree = after.encode(arguments)
            if tree != sent[0] or after.body != sent[1]:
                message["arguments"] = encoder.encode(arguments)
        if encoder.figures or (drawn := drawn_figures()):
            message["figures"] = [encoder.figures, 0 if encoder.figures else drawn]
        return message, bytes(encoder.body)


def write_helpers(sizes: list[tuple[str, int]], body: bytes) -> bytes:
    """Write the helper files into the working folder; return the bytes before them."""
    end = start = len(body) - sum(size for _, size in sizes)
    for name, size in sizes:
        with open(name, "wb") as file:
            file.write(body[end : end + size])
        end += size
    if sizes:
        sys.path.append(os.getcwd())
    return body[:start]


def is_public(name: Any) -> bool:
    """Tell whether a check could ask for this name; a module's names may be of any type."""
    return isinstance(name, str) and len(name) <= MAX_NAME and not name.startswith("__")


def name_kind(value: Any) -> str:
    """Return the kind of a module's name: ``class``, ``function`` or ``value``."""
    if isinstance(value, type):
        return "class"
    return "function" if callable(value) else "value"


def serve(channel: Any) -> None:
    """Answer requests from the socket `channel` until it closes. Raises MemoryError if none is left for a reply."""
    worker = Worker()
    reader = wire.FrameReader(wire.MAX_REQUEST)
    while chunk := channel.recv(min(reader.wanted(), 2**20)):
        frame = reader.feed(chunk)
        if frame is None:
            continue
        reader = wire.FrameReader(wire.MAX_REQUEST)
        reply = worker.answer(*frame)
        for name in ("stdout", "stderr"):
            failure.swallow(functools.partial(flush, name))
        channel.sendall(frame_of(reply, frame[0]["number"]))
        del reply
        reserve.hold()


def flush(name: str) -> None:
    """Flush a stream of ``sys``, which the student's code may have replaced."""
    getattr(sys, name).flush()


def frame_of(reply: Reply, number: int) -> bytes:
    """Return the bytes of a reply, or of a ``too_large`` reply."""
    message, body = reply
    try:
        return wire.pack({**message, "adapted": adaptations.noted(), "number": number}, body)
    except wire.ProtocolError:
        return wire.pack({"outcome": "too_large", "number": number})
    except MemoryError as error:
        return wire.pack({"outcome": "raised", "number": number, **failure.describe(error, "")})
