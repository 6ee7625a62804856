"""Returns a figure with ten million points on each of a hundred axes."""

import matplotlib.pyplot as plt
import numpy as np


def total(values):
    figure, panels = plt.subplots(10, 10)
    for axes in panels.flat:
        axes.plot(np.zeros(10**7))
    return figure


def double(values):
    return total(values)
