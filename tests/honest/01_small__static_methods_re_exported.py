class Small:
    """Everything lives in one class; the names asked for are hung out at the end."""

    class Counter:
        def __init__(self, start):
            self.count = start

        def add(self, number):
            self.count += number
            return self.count

    @staticmethod
    def double(values):
        return [Small._twice(value) for value in values]

    @staticmethod
    def _twice(value):
        return 2.0 * value

    @classmethod
    def total(cls, values):
        return float(sum(values))


double, total, Counter = Small.double, Small.total, Small.Counter
