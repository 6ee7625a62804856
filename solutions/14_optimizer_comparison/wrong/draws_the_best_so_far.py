"""The curves show the smallest loss so far, so they never rise. Draw each loss as it is.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt
import numpy as np


def plot_comparison(histories):
    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    figure, panels = plt.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    for axes, (name, losses) in zip(panels.flat, histories.items(), strict=False):
        axes.semilogy(np.minimum.accumulate(losses))
        axes.set_title(name)
    return figure
