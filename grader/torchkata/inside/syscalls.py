"""The system calls that a worker may make, with their numbers on the supported processors.

Numbers: the kernel's arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h (aarch64).
What is not listed fails with EPERM: starting programs and processes, sockets, signals to others, links, owners of
files, memory without a limit, namespaces, and the rest of the kernel's attack surface.
"""

import platform

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # as seccomp calls them
COLUMN = {name: number for number, name in enumerate(ARCHITECTURES)}

# name -> number on x86-64, number on aarch64 (None: this processor has no such call)
FREE: dict[str, tuple[int | None, int]] = {
    # files by descriptor
    "read": (0, 63), "write": (1, 64), "close": (3, 57), "fstat": (5, 80), "lseek": (8, 62), "pread64": (17, 67),
    "pwrite64": (18, 68), "readv": (19, 65), "writev": (20, 66), "dup": (32, 23), "dup3": (292, 24),
    "sendfile": (40, 71), "flock": (73, 32), "fsync": (74, 82), "fdatasync": (75, 83), "ftruncate": (77, 46),
    "fallocate": (285, 47), "fadvise64": (221, 223), "copy_file_range": (326, 285), "close_range": (436, 436),
    "pipe2": (293, 59), "fstatfs": (138, 44), "getdents64": (217, 61),
    # files by path: Landlock says which
    "openat": (257, 56), "newfstatat": (262, 79), "statx": (332, 291), "faccessat": (269, 48),
    "faccessat2": (439, 439), "readlinkat": (267, 78), "mkdirat": (258, 34), "unlinkat": (263, 35),
    "renameat": (264, 38), "renameat2": (316, 276), "truncate": (76, 45), "statfs": (137, 43), "getcwd": (79, 17),
    "chdir": (80, 49), "fchdir": (81, 50), "umask": (95, 166),
    # waiting
    "ppoll": (271, 73), "pselect6": (270, 72), "epoll_create1": (291, 20), "epoll_ctl": (233, 21),
    "epoll_pwait": (281, 22), "nanosleep": (35, 101), "clock_nanosleep": (230, 115), "futex": (202, 98),
    "wait4": (61, 260), "sched_yield": (24, 124), "restart_syscall": (219, 128),
    # the open channel
    "sendto": (44, 206), "recvfrom": (45, 207),
    # memory: bounded by the limit on address space
    "mmap": (9, 222), "mprotect": (10, 226), "munmap": (11, 215), "brk": (12, 214), "mremap": (25, 216),
    "msync": (26, 227), "mincore": (27, 232), "madvise": (28, 233), "membarrier": (324, 283),
    # this process and its threads
    "exit": (60, 93), "exit_group": (231, 94), "rt_sigaction": (13, 134), "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139), "sigaltstack": (131, 132), "getitimer": (36, 102), "setitimer": (38, 103),
    "set_robust_list": (273, 99), "rseq": (334, 293), "getpid": (39, 172), "gettid": (186, 178),
    "getppid": (110, 173), "getpgid": (121, 155), "getsid": (124, 156), "getuid": (102, 174), "geteuid": (107, 175),
    "getgid": (104, 176), "getegid": (108, 177), "getresuid": (118, 148), "getresgid": (120, 150),
    "getgroups": (115, 158), "getrlimit": (97, 163), "getrusage": (98, 165), "times": (100, 153),
    "sched_getaffinity": (204, 123), "getcpu": (309, 168),
    # the machine
    "uname": (63, 160), "sysinfo": (99, 179), "gettimeofday": (96, 169), "clock_gettime": (228, 113),
    "clock_getres": (229, 114), "getrandom": (318, 278),
}  # fmt: skip
FREE_ON_X86 = {  # older forms that aarch64 does not have
    "open": 2, "stat": 4, "lstat": 6, "poll": 7, "access": 21, "pipe": 22, "select": 23, "dup2": 33, "pause": 34,
    "alarm": 37, "getdents": 78, "rename": 82, "mkdir": 83, "rmdir": 84, "creat": 85, "unlink": 87, "readlink": 89,
    "getpgrp": 111, "time": 201, "epoll_wait": 232,
}  # fmt: skip
# They do nothing and report success: copying a file also sets mode and times, which no honest program depends on.
IGNORED: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "utime": (132, None),
    "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
}  # fmt: skip
# Allowed where the lower half of one argument, after a mask, has one of some values.
GUARDED: dict[str, tuple[int, int]] = {
    "ioctl": (16, 29), "fcntl": (72, 25), "prctl": (157, 167), "clone": (56, 220), "kill": (62, 129),
    "tgkill": (234, 131), "prlimit64": (302, 261), "socketpair": (53, 199),
}  # fmt: skip
CLONE3 = 435  # fails with ENOSYS, so that the C library falls back to clone, which has flags that can be checked
CLONE_THREAD = 0x10000
NEW_NAMESPACES = 0x7E020080  # every CLONE_NEW flag
EVERY_BIT = 0xFFFFFFFF
TERMINAL_SIZE, TERMINAL, CLOSE_ON_EXEC, KEEP_ON_EXEC, NONBLOCKING, BYTES_WAITING = (
    0x5413, 0x5401, 0x5451, 0x5450, 0x5421, 0x541B,
)  # fmt: skip
DUPLICATE, GET_FLAGS, SET_FLAGS, GET_STATUS, SET_STATUS, DUPLICATE_CLOSING = 0, 1, 2, 3, 4, 1030
LOCKS = (5, 6, 7)
SET_NAME, GET_NAME, NAME_MEMORY = 15, 16, 0x53564D41
UNIX_SOCKETS = 1  # connected pairs: asyncio wakes itself up through one


def processor() -> str:
    """Return the name of this machine's processor in the tables."""
    return {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())


def free_numbers(machine: str) -> list[int]:
    """Return the numbers of the calls that are allowed with any arguments."""
    numbers = [pair[COLUMN[machine]] for pair in FREE.values()]
    older = list(FREE_ON_X86.values()) if machine == "x86_64" else []
    return sorted([number for number in numbers if number is not None] + older)


def ignored_numbers(machine: str) -> list[int]:
    """Return the numbers of the calls that do nothing and report success."""
    numbers = [pair[COLUMN[machine]] for pair in IGNORED.values()]
    return sorted(number for number in numbers if number is not None)


def guards(machine: str, own: int) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """Return (number, which argument, mask, allowed values) of the guarded calls for process `own`."""
    rules: dict[str, tuple[int, int, tuple[int, ...]]] = {
        "ioctl": (
            1,
            EVERY_BIT,
            (TERMINAL_SIZE, TERMINAL, CLOSE_ON_EXEC, KEEP_ON_EXEC, NONBLOCKING, BYTES_WAITING),
        ),
        "fcntl": (1, EVERY_BIT, (DUPLICATE, GET_FLAGS, SET_FLAGS, GET_STATUS, SET_STATUS, DUPLICATE_CLOSING, *LOCKS)),
        "prctl": (0, EVERY_BIT, (SET_NAME, GET_NAME, NAME_MEMORY)),
        "clone": (0, CLONE_THREAD | NEW_NAMESPACES, (CLONE_THREAD,)),
        "kill": (0, EVERY_BIT, (own,)),
        "tgkill": (0, EVERY_BIT, (own,)),
        "prlimit64": (0, EVERY_BIT, (0, own)),
        "socketpair": (0, EVERY_BIT, (UNIX_SOCKETS,)),
    }
    return [(GUARDED[name][COLUMN[machine]], *rule) for name, rule in rules.items()]
