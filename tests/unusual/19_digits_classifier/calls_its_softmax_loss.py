"""The training uses softmax_loss, the function of section 1."""


def train_epoch(model, optimizer, loader):
    model.train()
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        _, loss = softmax_loss(model(x), y)  # noqa: F821
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
    return total / sum(len(y) for _, y in loader)
