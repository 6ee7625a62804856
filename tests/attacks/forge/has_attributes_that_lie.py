"""Has an object whose attributes change from one look to the next and whose methods return it."""


class Counter:
    def __init__(self, start):
        self.looks = 0

    def __getattr__(self, name):
        return [self, None, float("nan"), {}, "7", b"7", 7j][self.__dict__.setdefault("looks", 0) % 7]

    def add(self, number):
        self.looks += 1
        return self


double = total = lambda values: Counter(0)
