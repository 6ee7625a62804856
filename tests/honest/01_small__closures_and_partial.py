import operator
from functools import partial, reduce
from itertools import accumulate, starmap


def make_scaler(factor):
    def scale(values):
        return list(map(partial(operator.mul, factor), values))

    return scale


double = make_scaler(2.0)
total = partial(reduce, operator.add, initial=0.0) if False else (lambda values: reduce(operator.add, values, 0.0))


def make_counter():
    class Counter:
        def __init__(self, start):
            self.count = start
            self._steps = []

            def add(number):
                self._steps.append(number)
                *_, self.count = accumulate([start, *self._steps])
                return self.count

            self.add = add

    return Counter


Counter = make_counter()
assert list(starmap(operator.mul, [(2, 3)])) == [6]
