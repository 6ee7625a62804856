"""Takes 200 MB by malloc, past Python's own accounts."""

import ctypes


def double(values):
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    for _ in range(20):
        place = library.malloc(ctypes.c_size_t(10**7))
        assert place
        ctypes.memset(ctypes.c_void_p(place), 1, 10**7)
    print(BITES)
