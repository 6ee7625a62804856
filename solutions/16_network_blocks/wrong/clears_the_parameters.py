"""The parameters were set to zero, and what they had learned is lost. The gradients must be cleared:
optimizer.zero_grad().

Caught by: test_the_losses_of_three_steps_from_all_zero_begin_at_log_2,
test_with_adam_the_loss_falls_in_each_of_ten_epochs, test_each_epoch_clears_goes_back_and_steps,
test_the_losses_and_the_trained_model_are_right_with_other_optimizers
"""

import torch
from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss()
    losses = []
    for _ in range(epochs):
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.zero_()
                parameter.grad = None
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
