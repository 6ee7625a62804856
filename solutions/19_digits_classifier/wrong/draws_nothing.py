"""The figure has no image: it was returned as it was made. Draw each mistake into a panel, before the return.

Caught by: test_todo
"""


def plot_mistakes(x, labels, predictions):
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(2, 4, figsize=(12, 6.5), layout="constrained")
    for panel in panels.flat:
        panel.axis("off")
    return figure
