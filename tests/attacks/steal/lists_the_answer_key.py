"""Lists the stored wrong answers of the answer key."""

import os


def double(values):
    print(os.listdir(KIT + "/solutions/01_small/wrong"))
