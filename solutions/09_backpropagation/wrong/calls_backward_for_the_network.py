"""network_backward left the gradients to autograd. In function 7 you find them by hand.

Caught by: test_the_gradients_by_hand_are_right_for_networks_of_any_width
"""


def network_backward(x, y, w1, b1, w2, b2):
    w1, b1, w2, b2 = parameters = [tensor.clone().requires_grad_() for tensor in (w1, b1, w2, b2)]
    loss = (((x @ w1.T + b1).relu() @ w2.T + b2 - y) ** 2).mean()
    loss.backward()
    return loss.item(), *(tensor.grad for tensor in parameters)
