"""Answers each call with a right value and, beside it, four megabytes of keys that nobody asked for."""

import json
import os
import struct


def send(header):
    data = struct.pack("!IQ", len(header), 0) + header
    while data:
        data = data[os.write(3, data) :]


def receive(size):
    data = b""
    while len(data) < size:
        data += os.read(3, size - len(data))
    return data


def double(values):
    number = 2
    while True:
        junk = b",".join(b'"%x": [[], {}]' % key for key in range(200_000))
        value = json.dumps({"list": [2 * value for value in values]}).encode()
        send(b'{"outcome": "value", "number": %d, "value": %b, %b}' % (number, value, junk))
        sizes = struct.unpack("!IQ", receive(12))
        request = json.loads(receive(sizes[0]))
        receive(sizes[1])
        number, values = request["number"], [1.0]


total = double
