"""The axes came back. Return the figure that they belong to.

Caught by: test_the_picture_has_the_curve_from_0_to_10_and_a_label_on_each_axis,
test_the_picture_of_another_model_has_another_curve,
test_the_picture_shows_each_sample_the_line_at_one_half_and_the_boundary
"""

import numpy as np


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    _, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    hours = np.linspace(0, 10, 200)
    axes.plot(hours, 1 / (1 + np.exp(-(w * hours + b))))
    axes.scatter(x, y)
    axes.axhline(0.5)
    axes.axvline(-b / w)
    axes.set(xlabel="hours of study", ylabel="probability to pass")
    return axes
