"""Landlock limits the files that a process may use. See the kernel's userspace-api/landlock documentation.

Rights that the kernel's version does not know are left out: the list of system calls covers the same attempts, except
asking whether a path exists (stat), which no version refuses.
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from .system import system_call

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every processor
VERSION_FLAG, PATH_BENEATH = 1, 1
(
    EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE, MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK,
    MAKE_FIFO, MAKE_BLOCK, MAKE_SYM, REFER, TRUNCATE, IOCTL_DEV,
) = (1 << bit for bit in range(16))  # fmt: skip
RIGHTS_OF_VERSION = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
CONNECT_AND_BIND = 0b11  # TCP; from version 4 on
SIGNALS_AND_SOCKETS = 0b11  # to processes outside; from version 6 on
READ = READ_FILE | READ_DIR
WRITE = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | REFER | TRUNCATE
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV


def version() -> int:
    """Return the kernel's version of Landlock, 0 without it."""
    try:
        return system_call(CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(VERSION_FLAG))
    except OSError:
        return 0


def restrict_files(readable: Iterable[str], writable: Iterable[str]) -> None:
    """Restrict this process to reading below some paths, and to reading and writing below others.

    Needs no_new_privs. Raises OSError.
    """
    known = version()
    rights = RIGHTS_OF_VERSION[max((v for v in RIGHTS_OF_VERSION if v <= known), default=1)]
    attributes = struct.pack("=Q", rights)
    attributes += struct.pack("=Q", CONNECT_AND_BIND) if known >= 4 else b""
    attributes += struct.pack("=Q", SIGNALS_AND_SOCKETS) if known >= 6 else b""
    ruleset = system_call(CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    try:
        for paths, granted in ((readable, READ), (writable, WRITE)):
            for path in paths:
                allow(ruleset, path, granted & rights)
        system_call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def allow(ruleset: int, path: str, granted: int) -> None:
    """Add the rule that files at or below `path` may be used in the ways `granted`."""
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            granted &= OF_A_FILE
        rule = struct.pack("=Qi", granted, descriptor)
        system_call(ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(descriptor)
