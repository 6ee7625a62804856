"""Each loss was computed anew after the step of its mini-batch. Take the loss that the step was made from.

Caught by: test_two_epochs_by_hand_have_the_losses_2_15_and_0_53,
test_each_epoch_makes_a_step_for_each_mini_batch
"""

from torch import nn


def train(model, optimizer, loader, epochs):
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            optimizer.step()
            total += nn.functional.mse_loss(model(x), y).item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
