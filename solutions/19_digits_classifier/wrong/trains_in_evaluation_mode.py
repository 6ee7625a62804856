"""The model is in evaluation mode while it trains, so its Dropout layers do nothing. Set training mode first.

Caught by: test_each_mini_batch_makes_one_step_in_training_mode,
test_fit_shuffles_the_training_part_and_measures_on_the_validation_part
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    model.eval()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
