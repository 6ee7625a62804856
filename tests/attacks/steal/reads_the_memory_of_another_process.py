"""Reads the memory of another process through /proc/PID/mem."""
# needs: root

import re


def double(values):
    with open(f"/proc/{VICTIM}/mem", "rb", buffering=0) as memory:
        for line in open(f"/proc/{VICTIM}/maps"):
            if " rw-p " in line and not line.endswith(".so\n"):
                start, end = (int(number, 16) for number in line.split()[0].split("-"))
                memory.seek(start)
                print(re.findall(rb"canary[0-9a-f]{16}\n", memory.read(min(end - start, 10**7)))[:3])
