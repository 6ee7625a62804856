"""The prediction was cut from its graph, so no gradient can reach the parameters. Use what forward returns as
it is, without detach(), without .data and not under no_grad().

Caught by: test_at_x_2_all_ones_predict_7_with_loss_9_and_gradients_24_12_6,
test_a_step_subtracts_rate_times_gradient_and_returns_the_loss_from_before,
test_the_loss_of_a_sample_is_a_tensor_that_backward_can_start_from,
test_the_gradients_hold_for_samples_and_parameters_of_both_signs
"""


def sample_loss(x, y, parameters):
    return (forward(x, parameters).detach() - y) ** 2  # noqa: F821
