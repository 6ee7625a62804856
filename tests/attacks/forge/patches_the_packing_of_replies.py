"""Patches struct of its own process, so that replies lie about their length."""

import struct


class Forged:
    size = 12

    def pack(self, *sizes):
        return struct.pack("!IQ", 2**31, 2**62)


def double(values):
    import sys

    for module in list(sys.modules.values()):
        if hasattr(module, "FrameReader"):
            module.PREFIX = Forged()
    return values
