import asyncio


async def later(value):
    await asyncio.sleep(0)
    return 2.0 * value


async def gather(values):
    return await asyncio.gather(*map(later, values))


def double(values):
    return list(asyncio.run(gather(values)))


def total(values):
    return float(sum(values))


class Counter:
    def __init__(self, start):
        self.count = start

    def add(self, number):
        self.count += number
        return self.count
