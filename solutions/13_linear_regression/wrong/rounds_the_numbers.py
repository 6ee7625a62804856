"""The numbers are rounded. Return them as they are, and round where you print.

Caught by: TODO
"""


def line_of(layer):
    return round(layer.weight.item(), 2), round(layer.bias.item(), 2)
