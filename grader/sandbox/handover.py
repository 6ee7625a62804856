"""Hands a running zygote from the process that started it to another one: its socket, and what must be known of it."""

import json
import socket

Taken = tuple[socket.socket, str, list[str]]  # of a zygote that another process has started: socket, home, modules


def give(through: socket.socket, facts: Taken) -> None:
    """Send a zygote to the process that takes it from the other end of `through`. Raises OSError."""
    control, home, modules = facts
    socket.send_fds(through, [json.dumps({"home": home, "modules": modules}).encode()], [control.fileno()])


def take(through: socket.socket) -> Taken | None:
    """Return what there is of a zygote that was given to whoever comes first; None where another one was faster."""
    through.setblocking(False)
    try:
        data, descriptors, _, _ = socket.recv_fds(through, 2**16, 1)
    except OSError:
        return None
    facts = json.loads(data)
    return socket.socket(fileno=descriptors[0]), str(facts["home"]), list(facts["modules"])
