"""Sends objects that claim to be modules, tensors or functions of torch, and dtypes and devices that are none."""

import json
import os
import struct

KINDS = [
    "nn.Linear",
    "nn.Tensor",
    "nn.functional",
    "data.default_collate",
    "os.system",
    "nn",
    ".",
    7,
    None,
    ["nn.Linear"],
]
number = 1


def send(value):
    global number
    number += 1
    header = json.dumps({"number": number, "outcome": "value", "value": value}).encode()
    os.write(3, struct.pack("!IQ", len(header), 0) + header)


def Counter(start):
    while True:
        send({"object": [number, "Counter", KINDS[number % len(KINDS)]]})


def double(values):
    while True:
        send({"parameter": [{"object": [1, "x"]}, {"dtype": ["torch", "load"]}]})


def total(values):
    while True:
        send({"device": ["cpu", -1]} if number % 2 else {"dtype": ["numpy", "object"]})
