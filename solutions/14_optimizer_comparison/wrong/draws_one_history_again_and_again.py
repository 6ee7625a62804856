"""Each plot shows the same history, the first one. Take the losses that belong to the name.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt


def plot_comparison(histories):
    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    figure, panels = plt.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    for axes, name in zip(panels.flat, histories, strict=False):
        axes.semilogy(next(iter(histories.values())))
        axes.set_title(name)
    return figure
