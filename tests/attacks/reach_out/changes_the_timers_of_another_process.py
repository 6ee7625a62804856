"""Makes the timers of another process late."""
# needs: root


def double(values):
    open(f"/proc/{VICTIM}/timerslack_ns", "w").write("999999999")
