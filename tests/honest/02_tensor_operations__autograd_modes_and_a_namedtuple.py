import contextlib
import functools
from typing import NamedTuple

import torch as t
import torch.nn.functional as F

t.set_num_threads(2)
t.set_printoptions(precision=3, sci_mode=False)
t.set_grad_enabled(False)
t.use_deterministic_algorithms(True)


class Basics(NamedTuple):
    total: t.Tensor
    difference: t.Tensor
    product: t.Tensor
    quotient: t.Tensor
    negative: t.Tensor


def shown(function):
    @functools.wraps(function)
    def wrapper(*tensors, **more):
        print(function.__name__, *[tuple(x.shape) for x in tensors if isinstance(x, t.Tensor)])
        return function(*tensors, **more)

    return wrapper


@shown
def arithmetic(a, b):
    return tuple(Basics(total=a + b, difference=a - b, product=a * b, quotient=a / b, negative=-a))


@shown
def add_in_place(a, b):
    view = a.view(-1) if a.is_contiguous() else a
    view += b.reshape(view.shape)
    return a


@shown
@t.inference_mode()
def matrix_product(matrix, other):
    return F.linear(other.T, matrix).T if other.ndim == 2 else t.mv(matrix, other)


@shown
def dot_and_outer(u, v):
    return t.inner(u, v), t.tensordot(u, v, dims=0)


@shown
def divide_columns_and_rows(matrix, per_column, per_row):
    return t.vmap(t.div, in_dims=(0, None))(matrix, per_column), t.vmap(t.div)(matrix, per_row)


@shown
def sums(matrix):
    return matrix.cumsum(0)[-1], matrix.cumsum(1)[:, -1]


@shown
def statistics(x, dim):
    with contextlib.nullcontext(x.dtype if x.dtype.is_floating_point else t.float32) as dtype:
        spread = x.to(dtype).var(dim, correction=1).sqrt()
        return x.mean(dim, dtype=dtype), spread, t.amin(x, dim), -t.amax(-(-x), dim).neg()


@shown
def magnitudes(x):
    n = x.numel()
    ratio = x.max() / x.min()
    return t.linalg.vector_norm(x) / n**0.5, x.log().mean().exp(), ratio.log2(), ratio.log10()
