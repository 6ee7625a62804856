"""Sends arrays whose shapes, offsets and dtypes do not fit their bytes."""
# exercise: arrays

import json
import os
import struct

LIES = [
    {"array": ["float64", [-1], 0]},
    {"array": ["float64", [2**62, 4], 0]},
    {"array": ["object", [1], 0]},
    {"array": ["float64", [1], -8]},
    {"tensor": ["float64", [0, 2**62, 2**62], 0, True]},
]
number = 1


def lie(*_):
    global number
    number += 1
    header = json.dumps({"number": number, "outcome": "value", "value": LIES[number % len(LIES)]}).encode()
    os.write(3, struct.pack("!IQ", len(header), 8) + header + bytes(8))
    while True:
        pass


scale = shift = summary = lie
