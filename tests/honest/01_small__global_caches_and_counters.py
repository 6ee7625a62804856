calls, cache, last = 0, {}, None


def double(values):
    global calls, last
    calls += 1
    key = tuple(values)
    if key not in cache:
        cache[key] = [2.0 * value for value in values]
    last = cache[key]
    return list(last)


def total(values, memory={}):
    global calls
    calls += 1
    return memory.setdefault(tuple(values), float(sum(values)))


class Counter:
    counts = {}
    __slots__ = ()

    def __new__(cls, start):
        self = super().__new__(type("One", (cls,), {"__slots__": ("key",), "__module__": __name__}))
        self.key = len(cls.counts)
        cls.counts[self.key] = start
        return self

    @property
    def count(self):
        return self.counts[self.key]

    def add(self, number):
        self.counts[self.key] += number
        return self.count
