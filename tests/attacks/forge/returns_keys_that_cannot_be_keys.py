"""Sends dictionaries whose keys are lists, dictionaries and the same text twice."""

import json
import os
import struct

TREES = [
    {"dict": [[{"list": []}, 1]]},
    {"dict": [["a", 1], ["a", 2]]},
    {"dict": [[{"dict": []}, 1]]},
    {"dict": 5},
    {"list": {"a": 1}},
]
number = 1


def double(values):
    global number
    number += 1
    header = json.dumps({"number": number, "outcome": "value", "value": TREES[number % len(TREES)]}).encode()
    os.write(3, struct.pack("!IQ", len(header), 0) + header)
    while True:
        pass


total = double
