"""Each loss is half as large as it should be. Some books do that; nn.MSELoss does not.

Caught by: TODO
"""


def three_losses(y_hat, y):
    squares = (y_hat - y) ** 2 / 2
    return squares, squares.sum(), squares.mean()
