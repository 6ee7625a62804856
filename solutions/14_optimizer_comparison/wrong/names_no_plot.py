"""Nobody can tell which plot belongs to which optimizer: none has a name in its title.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt


def plot_comparison(histories):
    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    figure, panels = plt.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    for axes, losses in zip(panels.flat, histories.values(), strict=False):
        axes.semilogy(losses)
    return figure
