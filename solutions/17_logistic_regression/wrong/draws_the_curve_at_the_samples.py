"""The curve has only the points of the samples, so it is a broken line. Draw it over np.linspace(0, 10,
200).

Caught by: test_the_picture_has_the_curve_from_0_to_10_and_a_label_on_each_axis,
test_the_picture_of_another_model_has_another_curve
"""

import numpy as np


def draw_curve(w, b, x, y):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    hours = np.array(x, dtype=float)
    axes.plot(hours, 1 / (1 + np.exp(-(w * hours + b))))
    axes.scatter(x, y)
    axes.axhline(0.5)
    axes.axvline(-b / w)
    axes.set(xlabel="hours of study", ylabel="probability to pass")
    return figure
