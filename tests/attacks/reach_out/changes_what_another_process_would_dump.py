"""Changes what another process would write into a core dump."""


def double(values):
    open(f"/proc/{VICTIM}/coredump_filter", "w").write("0x7f")
