"""seccomp limits the system calls of a process. See the kernel's userspace-api/seccomp_filter documentation.

The filter is a program of the classic Berkeley packet filter: it looks at the processor, then at the call's number,
then, for some calls, at one argument.
"""

import ctypes
import errno
import os
import struct

from .syscalls import ARCHITECTURES, CLONE3, free_numbers, guards, ignored_numbers, processor
from .system import PR_SET_NO_NEW_PRIVS, set_process, system_call

SECCOMP = {"x86_64": 317, "aarch64": 277}
SET_MODE_FILTER = 1
LOAD, AND, EQUAL, RETURN = 0x20, 0x54, 0x15, 0x06  # operations: load a word, and, jump if equal, return
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data, in bytes
ALLOW, KILL, FAIL = 0x7FFF0000, 0x80000000, 0x00050000
Instruction = tuple[int, int, int, int]  # operation, jump if true, jump if false, value


def program(machine: str, own: int) -> list[Instruction]:
    """Return the filter for process `own` on a processor called `machine`. Raises KeyError on an unknown one."""
    code: list[Instruction] = [
        (LOAD, 0, 0, ARCHITECTURE),
        (EQUAL, 1, 0, ARCHITECTURES[machine]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
    ]
    for number in free_numbers(machine):
        code += [(EQUAL, 0, 1, number), (RETURN, 0, 0, ALLOW)]
    for number in ignored_numbers(machine):
        code += [(EQUAL, 0, 1, number), (RETURN, 0, 0, FAIL)]
    for number, argument, mask, values in guards(machine, own):
        tests = [step for value in values for step in ((EQUAL, 0, 1, value), (RETURN, 0, 0, ALLOW))]
        look = [(LOAD, 0, 0, ARGUMENTS + 8 * argument), (AND, 0, 0, mask), *tests, (RETURN, 0, 0, FAIL | errno.EPERM)]
        code += [(EQUAL, 0, len(look), number), *look]
    code += [(EQUAL, 0, 1, CLONE3), (RETURN, 0, 0, FAIL | errno.ENOSYS), (RETURN, 0, 0, FAIL | errno.EPERM)]
    return code


def restrict_calls() -> None:
    """Install the filter in this process, irrevocably. Raises OSError, and KeyError on an unknown processor."""
    machine = processor()
    code = program(machine, os.getpid())
    packed = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *instruction) for instruction in code))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(code), ctypes.addressof(packed)))
    set_process(PR_SET_NO_NEW_PRIVS, 1)
    system_call(SECCOMP[machine], ctypes.c_uint(SET_MODE_FILTER), ctypes.c_uint(0), header)
