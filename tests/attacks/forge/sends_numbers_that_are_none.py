"""Sends NaN, Infinity, 1e999 and an integer of ten thousand digits as JSON numbers."""

import os
import struct
import time

NUMBERS = [b"NaN", b"-Infinity", b"1e999", b"1" * 10_000, b"-0.0", b'{"scalar": ["float64", [], 0]}']
number = 1


def double(values):
    global number
    number += 1
    header = b'{"number":%d,"outcome":"value","value":%s}' % (number, NUMBERS[number % len(NUMBERS)])
    os.write(3, struct.pack("!IQ", len(header), 8) + header + b"\xff" * 8)
    while True:
        time.sleep(1)


total = double
