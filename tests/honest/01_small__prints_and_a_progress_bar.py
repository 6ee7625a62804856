import sys

print("loading small.py", file=sys.stderr)
print("\x1b[31mred\x1b[0m", "ünïcödé ✓ 🎉", "\0", end="\a\n", flush=True)


def bar(items):
    items = list(items)
    for done, item in enumerate(items, 1):
        sys.stderr.write(f"\r[{'#' * (20 * done // len(items)):<20}] {done}/{len(items)}")
        sys.stderr.flush()
        yield item
    sys.stderr.write("\n")


def double(values):
    print("double", values)
    result = [2.0 * value for value in bar(values)]
    print("->", result)
    return result


def total(values):
    print("total", *values, sep="\n  ")
    sys.stdout.buffer.write(b"\xff\xfe raw bytes\n" * 5000)
    return float(sum(bar(values)))


class Counter:
    def __init__(self, start):
        self.count = start
        print(f"{self!r} starts at {start=}")

    def add(self, number):
        print(f"{number=}")
        self.count += number
        return self.count

    def __repr__(self):
        return f"<Counter {self.count}>"
