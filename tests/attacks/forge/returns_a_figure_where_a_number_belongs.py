"""Returns figures with the right numbers on them, where numbers and lists belong."""

import matplotlib.pyplot as plt


def total(values):
    figure, axes = plt.subplots()
    axes.plot(values)
    return figure


def double(values):
    return [total(values) for _ in values]
