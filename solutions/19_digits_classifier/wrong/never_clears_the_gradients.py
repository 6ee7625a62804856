"""The gradients are never cleared: backward() adds each mini-batch to those before. Clear them once in each step,
before backward().

Caught by: test_two_steps_are_those_made_by_hand, test_three_epochs_with_the_digits_bring_the_loss_below_2,
test_each_mini_batch_makes_one_step_in_training_mode,
test_the_parameters_after_two_epochs_are_right_with_any_optimizer
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
