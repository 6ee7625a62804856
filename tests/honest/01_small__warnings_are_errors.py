import warnings

warnings.filterwarnings("error")


def careful(function):
    def wrapper(*args):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            try:
                warnings.warn("a test of the alarm")
            except UserWarning:
                return function(*args)
        raise AssertionError("the alarm is broken")

    return wrapper


@careful
def double(values):
    return [2.0 * value for value in values]


@careful
def total(values):
    return float(sum(values))


class Counter:
    def __init__(self, start):
        self.count = start

    @careful
    def add(self, number):
        self.count += number
        return self.count
