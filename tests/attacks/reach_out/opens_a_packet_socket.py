"""Opens a packet socket, with which one can listen to all traffic."""
# needs: root

import socket


def double(values):
    listening = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    listening.bind(("lo", 0))
    print(BITES)
