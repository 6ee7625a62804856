"""The limits of plain data that cross, and the dtypes of arrays."""

MAX_DEPTH = 32
MAX_ITEMS = 100_000
MAX_KEYS = 1000  # of one dictionary: if keys collide on purpose, a look-up takes time proportional to their number
SMALLEST, LARGEST = -(2**63), 2**64 - 1  # of an int: the largest that NumPy has a dtype for
MAX_TEXT = 100_000  # characters
MAX_CHARACTER = 4  # bytes of one
MAX_DIMENSIONS = 16
SIZES = {  # bytes of one element
    "bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8, "uint64": 8,
    "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex64": 8, "complex128": 16,
}  # fmt: skip
# For each kind of value that does not cross: the type of its facts, their minimum number, and their maximum number
OPAQUE: dict[str, tuple[type, int, int]] = {
    "type": (str, 1, 1),
    "dtype": (str, 1, 1),
    "tensor": (str, 3, 3),
    "int": (int, 0, 0),
    **dict.fromkeys(("text", "deep", "keys", "items", "bytes"), (int, 1, 1)),
    **dict.fromkeys(("ndarray_dimensions", "tensor_dimensions"), (int, 1, 1)),
    **dict.fromkeys(("ndarray_size", "tensor_size"), (int, 1, 1 + MAX_DIMENSIONS)),
}
MAX_OPAQUE_TEXT = 80  # characters of such a fact
