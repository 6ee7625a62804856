"""The predictions have the shape (n,), the targets (n, 1): the loss goes over all pairs of them. Leave both as
columns.

Caught by: test_two_epochs_by_hand_have_the_losses_2_15_and_0_53,
test_each_epoch_makes_a_step_for_each_mini_batch
"""


def train(model, optimizer, loader, epochs):
    losses = []
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            optimizer.zero_grad()
            loss = ((model(x).flatten() - y) ** 2).mean()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
