"""The losses run along the x axis. A curve over the weights has w first: `axes.plot(w, losses)`.

Caught by: test_the_picture_shows_the_losses_and_marks_the_smallest,
test_the_picture_belongs_to_any_weights_and_losses
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_sweep(w, losses):
    figure, axes = plt.subplots()
    place = int(np.argmin(np.asarray(losses)))
    axes.plot(losses, w)
    axes.plot([w[place]], [losses[place]], "o")
    axes.set(xlabel="weight w", ylabel="loss")
    return figure
