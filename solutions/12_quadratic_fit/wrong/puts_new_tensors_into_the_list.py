"""New tensors were put into the list in place of the parameters. Whoever else holds the parameters keeps the
old ones, and with a tuple it fails. Change the tensors themselves, with p -= ....

Caught by: test_a_step_changes_three_tensors_in_place_by_gradients_from_autograd
"""


def step(x, y, parameters, rate):
    w1, w2, b = parameters
    loss = (w1 * x**2 + w2 * x + b - y) ** 2
    loss.backward()
    for index, parameter in enumerate(parameters):
        parameters[index] = (parameter.detach() - rate * parameter.grad).requires_grad_()
    return loss.item()
