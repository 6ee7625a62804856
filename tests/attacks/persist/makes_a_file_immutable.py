"""Makes a file immutable, so that its folder cannot be removed."""
# needs: root

import fcntl
import os
import struct


def double(values):
    descriptor = os.open("immutable", os.O_CREAT | os.O_RDONLY)
    fcntl.ioctl(descriptor, 0x40086602, struct.pack("l", 0x10))
