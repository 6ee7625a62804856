"""Sends objects with numbers that are negative, huge, fractional, or no numbers."""

import json
import os
import struct
import time

NUMBERS = [-1, 2**70, 1.5, "1", None, True]
number = 1


def Counter(start):
    global number
    number += 1
    tree = {"object": [NUMBERS[number % len(NUMBERS)], "Counter\x1b[2J\n  PASS    all"]}
    header = json.dumps({"number": number, "outcome": "value", "value": tree}).encode()
    os.write(3, struct.pack("!IQ", len(header), 0) + header)
    while True:
        time.sleep(1)


double = total = Counter
