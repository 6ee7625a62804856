"""A mistake that has room is missing: the panels go up to 8. Fill all of them if there are 8 mistakes or more.

Caught by: test_todo
"""

import torch


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    for panel in panels.flat:
        panel.axis("off")
    wrong = torch.nonzero(labels != predictions).flatten().tolist()[:7]
    for panel, i in zip(panels.flat, wrong, strict=False):
        panel.imshow(x[i].reshape(8, 8), cmap="gray_r")
        panel.set_title(f"true {labels[i]}, predicted {predictions[i]}")
    return figure
