"""Each curve is on a new figure of its own, and the one that was returned is empty. Draw on `axes`.

Caught by: test_the_picture_has_a_plot_for_each_history, test_the_picture_belongs_to_any_histories
"""

import matplotlib.pyplot as plt


def plot_comparison(histories):
    rows, columns = 2 if len(histories) > 4 else 1, min(len(histories), 4)
    figure, panels = plt.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    for _, (name, losses) in zip(panels.flat, histories.items(), strict=False):
        plt.figure()
        plt.semilogy(losses)
        plt.title(name)
    return figure
