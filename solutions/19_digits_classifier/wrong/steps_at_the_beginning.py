"""step() is the first line of the loop: it moves by the gradients of the mini-batch before, and those of the last
one are never used. First backward(), then step().

Caught by: test_two_steps_are_those_made_by_hand, test_each_mini_batch_makes_one_step_in_training_mode,
test_the_parameters_after_two_epochs_are_right_with_any_optimizer
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.step()
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
