"""Asks the kernel by netlink for the network interfaces."""

import socket
import struct


def double(values):
    netlink = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
    netlink.send(struct.pack("=IHHIIB15x", 32, 18, 0x301, 1, 0, 0))
    if len(netlink.recv(65536)) > 40:
        print(BITES)
