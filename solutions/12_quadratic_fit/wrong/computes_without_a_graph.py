"""The tensors were detached, so the loss is a tensor without a graph: backward() has nowhere to go. Compute
with the parameters as they are.

Caught by: test_at_x_2_all_ones_have_the_loss_9_with_its_graph,
test_the_loss_is_tracked_if_one_of_its_parameters_is_and_only_then
"""


def sample_loss(x, y, parameters):
    w1, w2, b = (parameter.detach() for parameter in parameters)
    return (w1 * x**2 + w2 * x + b - y) ** 2
