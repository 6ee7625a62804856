"""Measures the page about a class in a headless browser: ``python -m tests.bench_class_page 2000``.

An invented class in all exercises. Seconds are those of the page's main thread on the processor, which do not depend
on other programs (`busy`), and on the clock until everything is loaded (`open`); the best of five.
"""

import argparse
import tempfile
import time
from pathlib import Path

from torchkata.report.overview import Overview
from torchkata.report.page import write_overview

from tests.support.browser import WIDTHS, Browser, Sight, why_missing
from tests.support.invented_class import InventedClass

RUNS = 5


def write(students: int, file: Path) -> None:
    """Write the page of a class, and print how long that takes."""
    made = InventedClass()
    overview, seconds = Overview(made.exercises), 0.0
    for document in made.documents(students):
        start = time.process_time()
        overview.add(document, code=True)
        seconds += time.process_time() - start
    start = time.process_time()
    write_overview(overview, f"{students} students", file)
    print(f"{students} students, {len(made.exercises)} exercises, {len(overview.checks)} checks")
    print(f"reading the documents {seconds:.2f} s, writing the page {time.process_time() - start:.2f} s")


def busy(sight: Sight) -> float:
    """Return the seconds on the processor that the main thread of the page took until it was loaded and laid out."""
    session = sight.page.context.new_cdp_session(sight.page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    sight.page.reload()
    sight.page.evaluate("document.body.getBoundingClientRect().height")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


def opened(sight: Sight) -> tuple[float, float]:
    """Return the seconds until everything is loaded, on the clock, and those of `busy`."""
    loaded = sight.page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd / 1000")
    return float(loaded), busy(sight)


def main() -> None:
    """Print the size of what the page loads at first, and how long it takes to open."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("students", type=int, nargs="?", default=2000)
    words = parser.parse_args()
    if why := why_missing():
        parser.exit(1, f"{why}\n")
    browser = Browser()
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "index.html"
            write(words.students, file)
            sizes = [file.stat().st_size, *(one.stat().st_size for one in Path(folder).glob("*/rows-0000.js"))]
            print(f"loaded at first: {sum(sizes) / 1e6:.2f} MB")
            for width in WIDTHS:
                for script in (True, False):
                    runs = [browser.look(file, opened, width, script=script) for _ in range(RUNS)]
                    best = tuple(min(column) for column in zip(*runs, strict=True))
                    how = f"{width} pixels, {'with' if script else 'without'} script"
                    print(f"{how}: open {best[0]:.2f} s, busy {best[1]:.2f} s")
    finally:
        browser.close()


if __name__ == "__main__":
    main()
