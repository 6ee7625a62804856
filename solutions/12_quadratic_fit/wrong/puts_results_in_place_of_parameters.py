"""After the first step the list holds results of a calculation in place of the parameters; their .grad stays
None. Change the parameters themselves, with p -= ... under `with torch.no_grad():`.

Caught by: test_the_first_epoch_makes_three_steps_and_the_losses_1_8_and_18,
test_the_parameters_after_100_epochs_are_the_published_ones,
test_a_step_changes_three_tensors_in_place_by_gradients_from_autograd,
test_the_history_has_the_start_and_the_parameters_after_each_epoch
"""

import warnings


def step(x, y, parameters, rate):
    w1, w2, b = parameters
    loss = (w1 * x**2 + w2 * x + b - y) ** 2
    loss.backward()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch also warns that this .grad is never filled
        for index in range(3):
            parameters[index] = parameters[index] - rate * parameters[index].grad
    return loss.item()
