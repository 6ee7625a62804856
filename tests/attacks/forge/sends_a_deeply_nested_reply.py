"""Sends a reply of lists in lists in lists, two million levels deep."""

import os
import struct


def double(values):
    header = b'{"number":2,"outcome":"value","value":' + b"[" * 2_000_000 + b"]" * 2_000_000 + b"}"
    sent = memoryview(struct.pack("!IQ", len(header), 0) + header)
    while sent:
        sent = sent[os.write(3, sent) :]
    while True:
        pass
