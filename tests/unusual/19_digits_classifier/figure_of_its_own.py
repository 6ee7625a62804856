"""A figure with as many panels as there are mistakes, made without pyplot's grid; matshow and plain words."""

import torch


def plot_mistakes(x, labels, predictions):
    from matplotlib import pyplot as plt

    places = [i for i in range(len(labels)) if labels[i].item() != predictions[i].item()][:8]
    figure = plt.figure(figsize=(9, 5))
    for position, place in enumerate(places, start=1):
        axes = figure.add_subplot(2, 4, position)
        axes.imshow(
            torch.unflatten(x[place], 0, (8, 8)).numpy(), cmap="viridis", interpolation="nearest", vmin=-1, vmax=2
        )
        axes.set_xticks([])
        axes.set_yticks([])
        axes.set_title(
            "true " + str(labels[place].item()) + ", predicted " + str(predictions[place].item()), fontsize=9
        )
    figure.tight_layout()
    return figure
