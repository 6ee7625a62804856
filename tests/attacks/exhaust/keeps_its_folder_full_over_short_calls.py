"""Fills its folder in the first of many short calls, each over before anybody looks, and keeps it so."""

import time


def double(values):
    for number in range(10):
        with open(f"big{number}", "wb") as file:
            file.write(b"x" * 3 * 10**6)
    time.sleep(0.2)
    return [2.0 * value for value in values]


def total(values):
    time.sleep(0.4)
    with open("big9", "rb") as file:
        return float(sum(values)) * len(file.read(1))


class Counter:
    def __init__(self, start):
        self.count = start
        time.sleep(0.4)

    def add(self, number):
        with open("big9", "rb") as file:
            file.read(1)
        print(BITES)
        return -1
