"""Sends data with the connection itself (TCP fast open), without a call of connect."""

import socket


def double(values):
    socket.socket(socket.AF_INET).sendto(b"hello", 0x20000000, ("127.0.0.1", PORT))
