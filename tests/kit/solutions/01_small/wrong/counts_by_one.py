"""The count went up by one, whatever the number. Add the number.

Caught by: test_a_counter_counts_up
"""


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += 1
        return self.count
