import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def double(values):
    with ThreadPoolExecutor(max_workers=2) as pool:
        return list(pool.map(lambda value: 2.0 * value, values))


def total(values):
    sums = queue.Queue()
    halves = values[::2], values[1::2]
    threads = [threading.Thread(target=lambda half=half: sums.put(sum(half))) for half in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=1)
    return float(sums.get() + sums.get())


class Counter:
    def __init__(self, start):
        self.count = start
        self.lock = threading.RLock()
        self.timer = threading.Timer(3600, print)
        self.timer.daemon = True

    def add(self, number):
        with self.lock:
            self.count += number
        return self.count
