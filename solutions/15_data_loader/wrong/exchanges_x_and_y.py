"""The samples lie mirrored: their x is on the vertical axis. Give x first.

Caught by: test_the_picture_has_the_samples_and_both_lines,
test_the_picture_shows_other_samples_and_lines_under_their_names
"""

import matplotlib.pyplot as plt
import torch


def draw_fit(x, y, w, b, true_w, true_b):
    figure, axes = plt.subplots()
    ends = torch.stack([x.min(), x.max()])
    axes.scatter(y, x, label="samples")
    axes.plot(ends, w * ends + b, label="fitted")
    axes.plot(ends, true_w * ends + true_b, label="true")
    axes.set(xlabel="x", ylabel="y")
    axes.legend()
    return figure
