"""The curves begin at epoch 1. The first loss is from before any update: it belongs to epoch 0.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt


def plot_comparison(histories):
    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    figure, panels = plt.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    for axes, (name, losses) in zip(panels.flat, histories.items(), strict=False):
        axes.semilogy(range(1, len(losses) + 1), losses)
        axes.set_title(name)
    return figure
