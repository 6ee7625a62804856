"""Points and lines have labels, but nothing shows them. Call `legend` after drawing.

Caught by: test_axes_lines_and_points_have_names,
test_the_picture_shows_other_samples_and_lines_under_their_names
"""

import matplotlib.pyplot as plt
import torch


def draw_fit(x, y, w, b, true_w, true_b):
    figure, axes = plt.subplots()
    ends = torch.stack([x.min(), x.max()])
    axes.scatter(x, y, label="samples")
    axes.plot(ends, w * ends + b, label="fitted")
    axes.plot(ends, true_w * ends + true_b, label="true")
    axes.set(xlabel="x", ylabel="y")
    return figure
