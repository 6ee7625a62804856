"""Numbers about tensors: their mean, their norm, and whether a gradient is there."""

from typing import Any

MAX_DESCRIBED = 2_000_000  # elements
MAX_SIDES = 16


def dense(tensor: Any) -> Any:
    """Return the elements of a gradient that may be sparse."""
    return (tensor.coalesce().values() if tensor.is_sparse else tensor).detach()


def rounded(number: Any) -> float:
    """Return a number in six digits: what crosses is short."""
    return float(f"{float(number):.6g}")


def norm_of(torch: Any, tensor: Any) -> float:
    """Return the Euclidean norm of a tensor."""
    return rounded(torch.linalg.vector_norm(dense(tensor)))


def has_gradient(torch: Any, parameter: Any) -> bool:
    """Return whether the gradient of a parameter is there, and not zero everywhere."""
    gradient = parameter.grad
    return gradient is not None and bool(torch.count_nonzero(dense(gradient)))


def describe(tensor: Any) -> list[Any]:
    """Return mean, standard deviation (of all elements) and shape; no numbers of an empty or a large tensor."""
    shape = list(map(int, tensor.shape))[:MAX_SIDES]
    if not 0 < tensor.numel() <= MAX_DESCRIBED:
        return [None, None, shape]
    numbers = tensor.detach().double()
    return [rounded(numbers.mean()), rounded(numbers.std(correction=0)), shape]
