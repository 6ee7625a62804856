"""The panels were returned, not the figure to which they belong. Return the figure.

Caught by: test_each_mistake_is_drawn_with_its_two_digits, test_the_first_eight_mistakes_are_drawn_in_their_order
"""

import torch


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    _, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    for panel in panels.flat:
        panel.axis("off")
    wrong = torch.nonzero(labels != predictions).flatten().tolist()
    for panel, i in zip(panels.flat, wrong, strict=False):
        panel.imshow(x[i].reshape(8, 8), cmap="gray_r")
        panel.set_title(f"true {labels[i]}, predicted {predictions[i]}")
    return panels
