"""Types into a terminal that it has opened, as if somebody sat there."""

import fcntl
import os
import termios


def double(values):
    keyboard, terminal = os.openpty()
    os.close(keyboard) if False else fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for letter in b"ls\n":
        fcntl.ioctl(terminal, termios.TIOCSTI, bytes([letter]))
    if os.read(terminal, 10) == b"ls\n":
        print(BITES)
