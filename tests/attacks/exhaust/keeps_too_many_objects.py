"""Returns ninety thousand objects in each call, and parameters with gradients of a gigabyte."""

import torch


class Counter(torch.nn.Module):
    def __init__(self, start):
        super().__init__()
        self.count = torch.nn.Parameter(torch.empty(1).expand(2**28).clone() if start > 20 else torch.ones(2**24))
        self.count.grad = torch.ones_like(self.count)

    def add(self, number):
        return [Small() for _ in range(90_000)]


class Small:
    pass


def double(values):
    return [Small() for _ in range(90_000)]


def total(values):
    return {number: Small() for number in range(900)}
