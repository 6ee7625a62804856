"""The figure has no image: it was returned as it was made. Draw each mistake into a panel, before the return.

Caught by: test_each_mistake_is_drawn_with_its_two_digits, test_the_first_eight_mistakes_are_drawn_in_their_order
"""


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    for panel in panels.flat:
        panel.axis("off")
    return figure
