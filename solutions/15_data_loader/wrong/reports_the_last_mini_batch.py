"""The loss of the last mini-batch stands for the whole epoch. Take the mean over all its samples.

Caught by: test_two_epochs_by_hand_have_the_losses_2_15_and_0_53,
test_each_epoch_makes_a_step_for_each_mini_batch
"""

from torch import nn


def train(model, optimizer, loader, epochs):
    losses = []
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            loss = nn.functional.mse_loss(model(x), y)
            loss.backward()
            optimizer.step()
        losses.append(loss.item())
    return losses
