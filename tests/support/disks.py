"""Small file systems for tests of full disks."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest

can_mount = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount")


@contextmanager
def small_disk(folder, options):
    """Mount a small file system on a folder, with its content; unmount it after the block."""
    packed = shutil.make_archive(str(folder) + "-packed", "tar", folder)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=True, capture_output=True)
    try:
        shutil.unpack_archive(packed, folder)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)
