"""Servers on this machine that nobody should reach. They keep what they hear."""

import contextlib
import selectors
import socket
import threading
from pathlib import Path


class Listeners:
    """TCP on both loopback addresses and UDP, all on one port; a stream socket with a path and an abstract one."""

    def __init__(self, path: Path, abstract: str) -> None:
        self.heard: set[str] = set()
        self.received = b""
        self._selector = selectors.DefaultSelector()
        tcp, udp = self._pair_of_one_port()
        self.port: int = tcp.getsockname()[1]
        self._add(tcp, "TCP")
        self._selector.register(udp, selectors.EVENT_READ, "UDP")
        with contextlib.suppress(OSError):  # not every machine has IPv6
            self._add(bound(socket.AF_INET6, ("::1", self.port)), "TCP over IPv6")
        self._add(bound(socket.AF_UNIX, str(path)), "unix socket")
        self._add(bound(socket.AF_UNIX, "\0" + abstract), "abstract socket")
        self._wake, self._woken = socket.socketpair()
        self._selector.register(self._woken, selectors.EVENT_READ, "")
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _pair_of_one_port(self) -> tuple[socket.socket, socket.socket]:
        while True:
            tcp = bound(socket.AF_INET, ("127.0.0.1", 0))
            udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            try:
                udp.bind(tcp.getsockname())
            except OSError:
                tcp.close()
                udp.close()
            else:
                return tcp, udp

    def _add(self, listening: socket.socket, name: str) -> None:
        listening.listen()
        self._selector.register(listening, selectors.EVENT_READ, name)

    def _listen(self) -> None:
        while True:
            for key, _ in self._selector.select():
                ready, name = key.fileobj, key.data
                assert isinstance(ready, socket.socket)
                if ready is self._woken:
                    return
                self._hear(ready, name)

    def _hear(self, ready: socket.socket, name: str) -> None:
        self.heard.add(name)
        with contextlib.suppress(OSError):
            if name == "UDP":
                self.received += ready.recv(65536)
                return
            with ready.accept()[0] as connection:
                connection.settimeout(0.5)
                self.received += connection.recv(65536)

    def close(self) -> None:
        self._wake.send(b".")
        self._thread.join()
        for key in list(self._selector.get_map().values()):
            key.fileobj.close()  # type: ignore[union-attr]
        self._wake.close()
        self._selector.close()


def bound(family: int, address: object) -> socket.socket:
    """Return a stream socket that is bound to `address`."""
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.bind(address)  # type: ignore[arg-type]
    except OSError:
        made.close()
        raise
    return made
