"""Passes a running zygote from the process that started it to the one that uses it."""

import json
import socket

Taken = tuple[socket.socket, str, list[str], str]  # a running zygote: socket, home, modules, bubblewrap


def take(through: socket.socket) -> Taken | None:
    """Return a zygote that was given to the first process that asks; None if another one was first."""
    through.setblocking(False)
    try:
        data, descriptors, _, _ = socket.recv_fds(through, 2**16, 1)
    except OSError:
        return None
    facts = json.loads(data)
    return socket.socket(fileno=descriptors[0]), str(facts["home"]), list(facts["modules"]), str(facts["bubblewrap"])


def give(through: socket.socket, control: socket.socket, home: str, modules: list[str], bubblewrap: str) -> None:
    """Give a zygote to the process at the other end of `through`. Raises OSError."""
    facts = {"home": home, "modules": modules, "bubblewrap": bubblewrap}
    socket.send_fds(through, [json.dumps(facts).encode()], [control.fileno()])
