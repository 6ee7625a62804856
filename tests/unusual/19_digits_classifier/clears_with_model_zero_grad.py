"""model.zero_grad() in place of the optimizer's, after the forward pass."""

from torch import nn


def train_epoch(model, optimizer, loader):
    loss_fn = nn.CrossEntropyLoss(reduction="none")
    model = model.train()
    all_losses = []
    for step, (x, y) in enumerate(loader):
        losses = loss_fn(model(x), y)
        model.zero_grad()
        losses.mean().backward()
        optimizer.step()
        all_losses.extend(losses.tolist())
        if step % 100 == 0:
            print(f"step {step}: {losses.mean().item():.4f}")
    return sum(all_losses) / len(all_losses)
