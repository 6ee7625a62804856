"""The loss is half of the squared error. Some books do that; here it is (ŷ - y)^2, without 1/2.

Caught by: test_at_x_2_all_ones_have_the_loss_9_with_its_graph,
test_the_loss_is_tracked_if_one_of_its_parameters_is_and_only_then
"""


def sample_loss(x, y, parameters):
    w1, w2, b = parameters
    return (w1 * x**2 + w2 * x + b - y) ** 2 / 2
