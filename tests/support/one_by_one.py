"""An answer to the small exercise with a mistake that is recognised in a visible check, and the sentence on it."""

from tests.support.doors import with_function

ONE_BY_ONE = with_function(
    "Counter",
    "class Counter:\n    def __init__(self, start):\n        self.count = start\n\n"
    "    def add(self, number):\n        self.count += 1\n        return self.count",
)
CHECK = "test_a_counter_counts_up"
MISTAKE = "counts_by_one"
SENTENCE = "The count went up by one, whatever the number. Add the number."
