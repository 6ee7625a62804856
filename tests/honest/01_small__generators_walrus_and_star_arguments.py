def _doubled(*values):
    yield from ((twice := 2.0 * value) for value in values)


def double(values, *more, **options):
    return list(_doubled(*values, *more))


def total(values):
    so_far = 0.0
    _ = [so_far := so_far + value for value in values]
    return so_far


class Counter:
    def __init__(self, start=0, *steps):
        self.count = start
        for step in steps:
            self.add(step)

    def add(self, number=1):
        return (steps := self.__dict__).update(count=self.count + number) or steps["count"]
