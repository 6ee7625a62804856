"""In autograd_gradients, the loss is the sum of the squared errors. Compare with the same loss as by hand: their
mean.

Caught by: test_autograd_finds_the_gradients_that_were_found_by_hand,
test_autograd_finds_the_gradients_of_networks_of_any_width
"""


def autograd_gradients(x, y, w1, b1, w2, b2):
    parameters = [tensor.clone().requires_grad_() for tensor in (w1, b1, w2, b2)]
    w1, b1, w2, b2 = parameters
    loss = (((x @ w1.T + b1).relu() @ w2.T + b2 - y) ** 2).sum()
    loss.backward()
    return tuple(tensor.grad for tensor in parameters)
