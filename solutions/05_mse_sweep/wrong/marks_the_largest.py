"""The marker stands at the largest loss. `np.argmin` finds the place of the smallest.

Caught by: test_the_picture_shows_the_losses_and_marks_the_smallest,
test_the_picture_belongs_to_any_weights_and_losses
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_sweep(w, losses):
    figure, axes = plt.subplots()
    place = int(np.argmax(np.asarray(losses)))
    axes.plot(w, losses)
    axes.plot([w[place]], [losses[place]], "o")
    axes.set(xlabel="weight w", ylabel="loss")
    return figure
