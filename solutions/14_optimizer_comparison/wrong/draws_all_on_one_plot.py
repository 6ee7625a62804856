"""All curves are on one plot. Each history has axes of its own: the next of `panels.flat`.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt


def plot_comparison(histories):
    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    figure, panels = plt.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    axes = panels[0, 0]
    for name, losses in histories.items():
        axes.semilogy(losses)
        axes.set_title(name)
    return figure
