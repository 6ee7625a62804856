"""Makes a device file in its folder."""
# needs: root

import os
import stat


def double(values):
    os.mknod("null", 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    if stat.S_ISCHR(os.stat("null").st_mode):
        print(BITES)
