"""There is one step for each epoch, after its last mini-batch. Make one for each mini-batch: move it into the
inner loop.

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
            total += loss.item() * len(x)
            count += len(x)
        optimizer.step()
        losses.append(total / count)
    return losses
