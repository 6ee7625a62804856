"""Unpacks a fifth of a megabyte into 200 MB."""

import zlib


def double(values):
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(b"\0" * 10**6) for _ in range(200)) + packer.flush()
    if len(zlib.decompress(packed)) == 2 * 10**8:
        print(BITES)
