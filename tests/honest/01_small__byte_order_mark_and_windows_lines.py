def double(values):
    result = []
    for value in values:
        result.append(2.0 * value)
    return result


def total(values):
    result = 0.0
    for value in values:
        result += value
    return result


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count
