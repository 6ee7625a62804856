"""Takes 140 MB as shared memory of System V, attached one at a time."""

import ctypes


def double(values):
    library = ctypes.CDLL(None)
    library.shmat.restype = ctypes.c_void_p
    segments = [library.shmget(0, ctypes.c_size_t(20_000_000), 0o1600) for _ in range(7)]
    try:
        for segment in segments:
            place = library.shmat(segment, None, 0)
            assert place != 2**64 - 1
            ctypes.memset(ctypes.c_void_p(place), 1, 20_000_000)
            library.shmdt(ctypes.c_void_p(place))
        print(BITES)
    finally:
        for segment in segments:
            library.shmctl(segment, 0, None)
