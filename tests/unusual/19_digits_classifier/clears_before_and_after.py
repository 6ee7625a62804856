"""The gradients are cleared at the beginning and once more at the end of each step."""

from torch.nn import functional


def train_epoch(model, optimizer, loader):
    model.train()
    optimizer.zero_grad()
    total = 0.0
    for x, y in loader:
        loss = functional.nll_loss(functional.log_softmax(model(x), dim=1), y)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
        total += loss.item() * x.size(0)
    return total / len(loader.dataset)
