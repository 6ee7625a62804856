"""The two lines are exchanged: the boundary is an x, so its line is vertical, and one half is a ŷ, so its
line is horizontal.

Caught by: test_the_picture_shows_each_sample_the_line_at_one_half_and_the_boundary
"""

import numpy as np


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    hours = np.linspace(0, 10, 200)
    axes.plot(hours, 1 / (1 + np.exp(-(w * hours + b))))
    axes.scatter(x, y)
    axes.axhline(-b / w)
    axes.axvline(0.5)
    axes.set(xlabel="hours of study", ylabel="probability to pass")
    return figure
