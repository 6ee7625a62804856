"""autograd_gradients set requires_grad on the tensors of the caller, who did not ask for it. Track copies.

Caught by: test_the_inputs_are_left_unchanged
"""


def autograd_gradients(x, y, w1, b1, w2, b2):
    parameters = [tensor.requires_grad_() for tensor in (w1, b1, w2, b2)]
    w1, b1, w2, b2 = parameters
    loss = (((x @ w1.T + b1).relu() @ w2.T + b2 - y) ** 2).mean()
    loss.backward()
    return tuple(tensor.grad for tensor in parameters)
