"""Ignores every signal that can be ignored and loops for ever."""

import signal

for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)


def double(values):
    while True:
        pass
