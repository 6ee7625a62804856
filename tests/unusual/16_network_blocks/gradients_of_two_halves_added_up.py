from torch import nn


def train(model, optimizer, x, y, epochs):
    model.train()
    losses, middle = [], len(x) // 2
    for _ in range(epochs):
        optimizer.zero_grad()
        total = 0.0
        for part in (slice(0, middle), slice(middle, None)):
            loss = nn.BCELoss()(model(x[part]), y[part]) * len(x[part]) / len(x)
            loss.backward()
            total += loss.item()
        optimizer.step()
        losses.append(total)
    return losses


def dead_rows(block, x):
    import torch

    mode = block.training
    block.eval()
    with torch.no_grad():
        rows = torch.stack([block(row) for row in x])
    block.train(mode)
    return rows.max(0)[0] == 0
