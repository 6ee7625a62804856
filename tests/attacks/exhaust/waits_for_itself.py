"""Waits for a lock that it holds, and for a thread that waits for it."""

import threading


def double(values):
    lock = threading.Lock()
    lock.acquire()
    threading.Thread(target=lock.acquire, daemon=False).start()
    lock.acquire()
