"""The parameters were set to zero, not the gradients. Only the gradients must go before each backward().

Caught by: test_two_steps_are_those_made_by_hand, test_the_loss_of_a_perfect_model_is_near_zero,
test_three_epochs_with_the_digits_bring_the_loss_below_2, test_each_mini_batch_makes_one_step_in_training_mode,
test_the_parameters_after_two_epochs_are_right_with_any_optimizer,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

import torch
from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.zero_()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
