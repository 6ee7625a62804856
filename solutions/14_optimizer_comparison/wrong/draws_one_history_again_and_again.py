"""Each plot shows the same history, the first one. Take the losses that belong to the name.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt


def plot_comparison(histories):
    figure, panels = plt.subplots(2, 4, sharex=True, sharey=True)
    for axes, name in zip(panels.flat, histories, strict=False):
        axes.semilogy(next(iter(histories.values())))
        axes.set_title(name)
    return figure
