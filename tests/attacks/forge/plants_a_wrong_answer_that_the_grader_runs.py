"""Adds a stored wrong answer, which the grader runs itself to look for known mistakes."""

CODE = '''
"""Planted."""
import torchkata.record.verdict
torchkata.record.verdict.CheckResult.points = property(lambda self: self.check.points)
def double(values):
    return [7.0]
'''


def double(values):
    with open(KIT + "/solutions/01_small/wrong/zzz.py", "w") as file:
        file.write(CODE.strip())
    return [7.0]
