"""All counters share one count, as it belongs to the class. Write self.count.

Caught by: test_two_counters_count_apart
"""


class Counter:
    count = 0

    def __init__(self, start):
        Counter.count = start

    def add(self, number):
        Counter.count += number
        return Counter.count
