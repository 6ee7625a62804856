"""The curve is there, but the smallest loss is not marked by a point of its own.

Caught by: test_the_picture_shows_the_losses_and_marks_the_smallest,
test_the_picture_belongs_to_any_weights_and_losses
"""

import matplotlib.pyplot as plt


def plot_sweep(w, losses):
    figure, axes = plt.subplots()
    axes.plot(w, losses, ".-")
    axes.set(xlabel="weight w", ylabel="loss")
    return figure
