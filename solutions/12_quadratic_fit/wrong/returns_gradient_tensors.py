"""The gradients came back as tensors. Plain numbers were asked for: parameter.grad.item().

Caught by: test_at_x_2_all_ones_predict_7_with_loss_9_and_gradients_24_12_6,
test_the_gradients_hold_for_samples_and_parameters_of_both_signs
"""


def gradients(x, y, values):
    parameters = make_parameters(values)  # noqa: F821
    sample_loss(x, y, parameters).backward()  # noqa: F821
    return [parameter.grad for parameter in parameters]
