"""Starts forty threads."""

import threading

end = threading.Event()
threading.stack_size(65536)


def double(values):
    threads = [threading.Thread(target=end.wait) for _ in range(40)]
    for thread in threads:
        thread.start()
    print(BITES)
    end.set()
