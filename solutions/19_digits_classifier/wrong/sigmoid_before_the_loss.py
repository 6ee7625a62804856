"""A sigmoid came before the cross-entropy, so all logits lie between 0 and 1, and the loss cannot come near 0. Give
it the logits.

Caught by: test_two_steps_are_those_made_by_hand, test_the_loss_of_a_perfect_model_is_near_zero,
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
        optimizer.zero_grad()
        loss = loss_function(torch.sigmoid(model(x)), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
    return total / count
