"""The axes have no labels. Say what x and y are.

Caught by: test_the_picture_has_the_curve_from_0_to_10_and_a_label_on_each_axis
"""

import numpy as np


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    hours = np.linspace(0, 10, 200)
    axes.plot(hours, 1 / (1 + np.exp(-(w * hours + b))))
    axes.scatter(x, y)
    axes.axhline(0.5)
    axes.axvline(-b / w)
    return figure
