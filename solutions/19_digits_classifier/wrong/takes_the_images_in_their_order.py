"""The titles are right, but the images are the first ones of x, counted from 0 like the panels. Take the image of
the sample that the title is about.

Caught by: test_todo
"""

import torch


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    for panel in panels.flat:
        panel.axis("off")
    wrong = torch.nonzero(labels != predictions).flatten().tolist()
    for place, (panel, i) in enumerate(zip(panels.flat, wrong, strict=False)):
        panel.imshow(x[place].reshape(8, 8), cmap="gray_r")
        panel.set_title(f"true {labels[i]}, predicted {predictions[i]}")
    return figure
