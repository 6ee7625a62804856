DEFAULT = object()


def double(values, /, *, factor=2.0, kind=list, **ignored):
    return kind(factor * value for value in values)


def total(values, start=DEFAULT, *, verbose=False):
    result = 0.0 if start is DEFAULT else start
    for value in values:
        result += value
        if verbose:
            print(result)
    return result


class Counter:
    def __init__(self, start, *args, name=None, **kwargs):
        self.count, self.name = start, name
        super().__init__(*args, **kwargs)

    def add(self, number, *, times=1):
        self.count += times * number
        return self.count
