"""With fewer than 8 mistakes the list ends before the panels do. Draw as many as there are.

Caught by: test_each_mistake_is_drawn_with_its_two_digits
"""

import torch


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    wrong = torch.nonzero(labels != predictions).flatten().tolist()
    for place, panel in enumerate(panels.flat):
        panel.axis("off")
        i = wrong[place]
        panel.imshow(x[i].reshape(8, 8), cmap="gray_r")
        panel.set_title(f"true {labels[i]}, predicted {predictions[i]}")
    return figure
