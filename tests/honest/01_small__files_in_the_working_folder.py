import csv
import json
import os
import shelve
import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

HERE = Path.cwd()
Path("data").mkdir(exist_ok=True)
(HERE / "data" / "factor.json").write_text(json.dumps({"factor": 2.0}))


def double(values):
    factor = json.loads(Path("data/factor.json").read_text())["factor"]
    with open("values.csv", "w", newline="") as file:
        csv.writer(file).writerows([factor * value] for value in values)
    os.rename("values.csv", "doubled.csv")
    with open("doubled.csv", newline="") as file:
        result = [float(row[0]) for row in csv.reader(file)]
    os.remove("doubled.csv")
    return result


def total(values):
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        for place, value in enumerate(values):
            Path(f"{place}.txt").write_text(repr(value))
        result = sum(float(path.read_text()) for path in sorted(Path().glob("*.txt"), key=lambda p: int(p.stem)))
    with tempfile.TemporaryFile("w+") as file:
        file.write(repr(result))
        file.seek(0)
        return float(file.read())


class Counter:
    def __init__(self, start):
        self.folder = Path(tempfile.mkdtemp(dir="."))
        self.file = self.folder / "count"
        self.count = start

    @property
    def count(self):
        return int(self.file.read_text())

    @count.setter
    def count(self, value):
        self.file.write_text(str(value))
        shutil.copy(self.file, self.file.with_suffix(".bak"))

    def add(self, number):
        self.count += number
        return self.count
