"""Announces a reply of four gigabytes of JSON and sends a few bytes of it."""

import os
import struct


def double(values):
    os.write(3, struct.pack("!IQ", 2**32 - 1, 2**64 - 1) + b"{}" * 100)
    while True:
        pass
