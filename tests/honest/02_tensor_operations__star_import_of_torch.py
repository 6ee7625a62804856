from operator import matmul

from torch import *
from torch import Tensor as T

manual_seed(42)


def arithmetic(a: T, b: T) -> "tuple[T, ...]":
    operations = add, subtract, multiply, true_divide
    return *(operation(a, b) for operation in operations), negative(a)


def add_in_place(a: T, b: T) -> T:
    return add(a, b, out=a) if a.dtype == b.dtype else a.copy_(a + b)


def matrix_product(matrix: T, other: T) -> T:
    return matmul(matrix, other)


def dot_and_outer(u: T, v: T):
    return einsum("i,i->", u, v), einsum("i,j->ij", u, v)


def divide_columns_and_rows(matrix: T, per_column: T, per_row: T):
    return einsum("ij->ij", matrix) / per_column[None], matrix / per_row[..., None]


def sums(matrix: T):
    return tuple(einsum(f"ij->{kept}", matrix) for kept in "ji")


def statistics(x: T, dim: int):
    floating = x if is_floating_point(x) else x.type(float32)
    deviation, average = std_mean(floating, dim=dim)
    smallest, largest = aminmax(x, dim=dim)
    return average, deviation, smallest, largest


def magnitudes(x: T):
    logarithms = log(x.reshape(-1))
    ratio = max(x) / min(x)
    return sqrt(mean(x * x)), exp(mean(logarithms)), log2(ratio), log10(ratio)
