import torch
from torch import nn

SEEN = []


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.enter, self.leave = nn.Linear(features, hidden), nn.Linear(hidden, features)
        self.enter.register_forward_hook(lambda module, inputs, output: SEEN.append(output.shape))

    def forward(self, x):
        return torch.sigmoid(self.leave(torch.relu(self.enter(x))))


def dead_rows(block, x):
    caught = []
    handle = block.register_forward_hook(lambda module, inputs, output: caught.append(output))
    mode = block.training
    block.eval()
    with torch.no_grad():
        block(x)
    block.train(mode)
    handle.remove()
    (outputs,) = caught
    return (outputs.abs() == 0).min(dim=0).values


def train(model, optimizer, x, y, epochs):
    losses, norms = [], []
    handles = [p.register_hook(lambda grad: norms.append(grad.norm().item())) for p in model.parameters()]
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = nn.BCELoss()(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    for handle in handles:
        handle.remove()
    return losses
