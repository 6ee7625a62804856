"""Returns, prints and raises texts that are half a character and cannot be written as UTF-8."""
# exercise: arrays

import os


def scale(array):
    os.write(1, b"\xed\xa0\x80\xff\xfe\x00")
    raise ValueError("\ud800" * 10)


def summary(array):
    return {"least": float(array.min()), "sign": "\ud800\x00\udfff"}


def shift(tensor):
    return {"\ud800": 1, ("\udfff",): 2}
