"""Starts forty threads and keeps them for a second."""

import threading
import time

end = threading.Event()
threading.stack_size(65536)


def double(values):
    threads = [threading.Thread(target=end.wait) for _ in range(40)]
    for thread in threads:
        thread.start()
    time.sleep(1)
    print(BITES)
    end.set()
