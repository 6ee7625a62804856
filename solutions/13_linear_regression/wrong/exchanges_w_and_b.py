"""w and b have changed places. The order is (w, b).

Caught by: TODO
"""


def line_of(layer):
    return layer.bias.item(), layer.weight.item()
