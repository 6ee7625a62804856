"""random.Random shuffles a list of places; namedtuples are returned."""

import random
from typing import NamedTuple

import torch


class Part(NamedTuple):
    x: torch.Tensor
    y: torch.Tensor


def prepare(images, labels, seed):
    places = list(range(len(labels)))
    random.Random(seed).shuffle(places)
    first, second = int(0.6 * len(labels)), int(0.2 * len(labels))
    cuts = places[:first], places[first : first + second], places[first + second :]
    x = torch.FloatTensor(images.tolist()).view(len(labels), -1)
    y = torch.LongTensor(labels.tolist())
    known = x[cuts[0]]
    x.sub_(known.mean()).div_(known.std(unbiased=False))
    return tuple(Part(x[cut], y[cut]) for cut in cuts)
