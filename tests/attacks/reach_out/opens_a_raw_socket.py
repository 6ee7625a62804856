"""Opens a raw socket, with which one can forge packets."""
# needs: root

import socket


def double(values):
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    if raw.sendto(b"\x08\0\xf7\xff\0\0\0\0", ("127.0.0.1", 0)):
        print(BITES)
