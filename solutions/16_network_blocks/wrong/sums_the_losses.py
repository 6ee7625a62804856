"""The losses of all samples were added up: size_average=False is the old name of reduction="sum". BCELoss takes
the mean if it is left alone.

Caught by: test_the_losses_of_three_steps_from_all_zero_begin_at_log_2,
test_with_adam_the_loss_falls_in_each_of_ten_epochs, test_each_epoch_clears_goes_back_and_steps,
test_the_losses_and_the_trained_model_are_right_with_other_optimizers
"""

from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    loss_function = nn.BCELoss(size_average=False)
    losses = []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = loss_function(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
