"""Loads a classic packet filter into the kernel by a socket."""

import ctypes
import socket
import struct


def double(values):
    code = ctypes.create_string_buffer(struct.pack("=HBBI", 6, 0, 0, 0xFFFF))
    here, _ = socket.socketpair()
    here.setsockopt(socket.SOL_SOCKET, 26, struct.pack("@HP", 1, ctypes.addressof(code)))
    print(BITES)
