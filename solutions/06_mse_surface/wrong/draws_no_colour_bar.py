"""Nothing tells which loss a colour stands for. Add a colour bar.

Caught by: test_the_picture_shows_the_surface_and_marks_its_lowest_place,
test_the_picture_belongs_to_any_grid
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_surface(w, b, surface):
    W, B = np.meshgrid(w, b)
    surface = np.asarray(surface)
    row, column = np.unravel_index(np.argmin(surface), surface.shape)
    figure = plt.figure()
    axes = figure.add_subplot(projection="3d")
    axes.plot_surface(W, B, surface, cmap="plasma")
    axes.scatter(w[column], b[row], surface[row, column])
    axes.set(xlabel="weight", ylabel="bias", zlabel="loss")
    return figure
