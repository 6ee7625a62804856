"""No points show the samples: they are missing, or a line joins them. Draw a point for each of them.

Caught by: test_the_picture_shows_each_sample_the_line_at_one_half_and_the_boundary
"""

import numpy as np


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    hours = np.linspace(0, 10, 200)
    axes.plot(hours, 1 / (1 + np.exp(-(w * hours + b))))
    axes.plot(x, y)
    axes.axhline(0.5)
    axes.axvline(-b / w)
    axes.set(xlabel="hours of study", ylabel="probability to pass")
    return figure
