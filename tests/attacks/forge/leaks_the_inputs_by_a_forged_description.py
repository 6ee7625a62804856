"""Sends the hidden input as the description of a value that could not cross."""

import json
import os
import struct
import time

number = 1


def double(values):
    global number
    number += 1
    header = json.dumps({"number": number, "outcome": "value", "value": {"opaque": ["type", repr(values)]}}).encode()
    os.write(3, struct.pack("!IQ", len(header), 0) + header)
    while True:
        time.sleep(1)


total = double
