"""The curve is on a second figure, and the first one was returned: it is empty. `plt.figure()` begins a new figure.

Caught by: test_the_picture_shows_the_losses_and_marks_the_smallest,
test_the_picture_belongs_to_any_weights_and_losses
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_sweep(w, losses):
    figure = plt.figure()
    figure.add_subplot()
    place = int(np.argmin(np.asarray(losses)))
    plt.figure()
    plt.plot(w, losses)
    plt.plot([w[place]], [losses[place]], "o")
    plt.xlabel("weight w")
    plt.ylabel("loss")
    return figure
