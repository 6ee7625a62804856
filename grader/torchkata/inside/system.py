"""System calls without a function in Python."""

import ctypes
import os
from typing import Any

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38


def system_call(number: int, *arguments: Any) -> int:
    """Make system call `number` and return its result. Raises OSError."""
    return checked(_libc.syscall(ctypes.c_long(number), *arguments), f"system call {number}")


def set_process(option: int, value: int) -> None:
    """Call prctl. Raises OSError."""
    zero = ctypes.c_ulong(0)
    checked(_libc.prctl(option, ctypes.c_ulong(value), zero, zero, zero), f"prctl {option}")


def mount_memory(folder: str, megabytes: int, entries: int) -> None:
    """Mount an empty file system in memory on `folder`, with noexec. Raises OSError."""
    nosuid, nodev, noexec = 2, 4, 8
    options = f"size={megabytes}m,nr_inodes={entries},mode=700".encode()
    flags = ctypes.c_ulong(nosuid | nodev | noexec)
    checked(_libc.mount(b"tmpfs", folder.encode(), b"tmpfs", flags, options), f"mount {folder}")


def unmount(folder: str) -> None:
    """Unmount the file system on `folder`, even if it is in use. Raises OSError."""
    detach = 2
    checked(_libc.umount2(folder.encode(), detach), f"unmount {folder}")


def own_mounts() -> None:
    """Move this process to its own mount namespace. Raises OSError."""
    new_namespace = 0x00020000
    checked(_libc.unshare(new_namespace), "unshare")


def mount_again(folder: str, target: str) -> None:
    """Bind-mount `folder` to `target`. Raises OSError."""
    bind = 4096
    checked(_libc.mount(folder.encode(), target.encode(), None, ctypes.c_ulong(bind), None), f"mount {target}")


def collapse_pages(address: int, size: int) -> None:
    """Ask the kernel to merge this process's pages there into a huge page; without support nothing changes."""
    collapse = 25  # Linux 6.1; see the kernel's admin-guide/mm/transhuge
    _libc.madvise(ctypes.c_void_p(address), ctypes.c_size_t(size), collapse)


def drop_capabilities() -> None:
    """Drop all capabilities of this process. Raises OSError."""
    version = 0x20080522
    header = (ctypes.c_uint32 * 2)(version, 0)
    checked(_libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")


def checked(result: int, what: str) -> int:
    """Return `result`; raise OSError, with `what`, if it reports a failure."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result
