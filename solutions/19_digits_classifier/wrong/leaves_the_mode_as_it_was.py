"""The mode of the model was left as it was. After an evaluation it may still be in evaluation mode: set training
mode first.

Caught by: test_each_mini_batch_makes_one_step_in_training_mode
"""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_function = nn.CrossEntropyLoss()
    total, count = 0.0, 0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
