def double(values):
    match values:
        case []:
            return []
        case [float(only)] | [int(only)]:
            return [2.0 * only]
        case [first, *rest]:
            return [2.0 * first, *double(rest)]
        case _:
            raise TypeError(f"a list, please, not {type(values).__name__}")


def total(values):
    match values:
        case []:
            return 0.0
        case [first, *rest]:
            return float(first + total(rest))


class Counter:
    __match_args__ = ("count",)

    def __init__(self, start):
        self.count = start

    def add(self, number):
        match self:
            case Counter(count):
                self.count = count + number
        return self.count
