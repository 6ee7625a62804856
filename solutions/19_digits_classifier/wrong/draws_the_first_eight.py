"""The first 8 images were drawn, whether they were misread or not. Draw only those whose prediction differs from the
label.

Caught by: test_each_mistake_is_drawn_with_its_two_digits, test_the_first_eight_mistakes_are_drawn_in_their_order
"""


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    for panel in panels.flat:
        panel.axis("off")
    wrong = list(range(len(labels)))
    for panel, i in zip(panels.flat, wrong, strict=False):
        panel.imshow(x[i].reshape(8, 8), cmap="gray_r")
        panel.set_title(f"true {labels[i]}, predicted {predictions[i]}")
    return figure
