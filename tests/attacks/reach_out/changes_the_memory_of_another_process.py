"""Opens the memory of another process for writing."""
# needs: root


def double(values):
    for line in open(f"/proc/{VICTIM}/maps"):
        if "[heap]" in line:
            start = int(line.split("-")[0], 16)
    with open(f"/proc/{VICTIM}/mem", "r+b", buffering=0) as memory:
        memory.seek(start)
        same = memory.read(8)
        memory.seek(start)
        if memory.write(same) == 8:
            print(BITES)
