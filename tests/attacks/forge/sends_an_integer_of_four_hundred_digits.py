"""Sends an integer that is too large for every kind of number but Python's own."""

import os
import struct


def double(values):
    header = b'{"number":2,"outcome":"value","value":{"list":[2.0,%s]}}' % (b"9" * 400)
    os.write(3, struct.pack("!IQ", len(header), 0) + header)
    while True:
        pass
