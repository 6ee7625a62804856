"""Sends two replies at once, the second for a call that has not been made yet."""

import json
import os
import struct


def double(values):
    frames = b""
    for number in (2, 3):
        header = json.dumps({"number": number, "outcome": "value", "value": 6.5}).encode()
        frames += struct.pack("!IQ", len(header), 0) + header
    os.write(3, frames)
    while True:
        pass
