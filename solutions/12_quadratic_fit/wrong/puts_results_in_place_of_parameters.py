"""After the first step the list holds results of a calculation in place of the parameters; their .grad stays
None. Change the parameters themselves, with p -= ... under `with torch.no_grad():`.

Caught by: test_the_parameters_after_1_100_and_1000_epochs_are_the_published_ones,
test_the_history_has_the_start_and_the_parameters_after_each_epoch
"""

import warnings


def step(x, y, parameters, rate):
    loss = sample_loss(x, y, parameters)  # noqa: F821
    loss.backward()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch also warns that this .grad is never filled
        for index in range(3):
            parameters[index] = parameters[index] - rate * parameters[index].grad
    return loss.item()
