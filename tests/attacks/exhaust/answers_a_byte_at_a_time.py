"""Sends its reply a byte at a time, so that a limit on each read is never met."""

import json
import os
import struct
import time


def double(values):
    header = json.dumps({"number": 2, "outcome": "value", "value": [0] * 9999}).encode()
    for byte in struct.pack("!IQ", len(header), 0) + header:
        os.write(3, bytes([byte]))
        time.sleep(0.05)
