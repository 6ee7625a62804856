import torch


def bce(p, y):
    p = p.clamp(1e-12, 1 - 1e-7)
    return torch.where(y == 1, -torch.log(p), -torch.log1p(-p)).mean()


def train(model, optimizer, x, y, epochs):
    model.train()
    losses = []
    epoch = 0
    while epoch < epochs:
        optimizer.zero_grad()
        y_hat = model(x)
        loss = bce(y_hat, y)
        loss.backward(retain_graph=False)
        optimizer.step()
        losses.append(loss.cpu().detach().item())
        epoch += 1
    return losses


def predict_parameters():
    weights, biases = [(3, 5), (5, 3)], [3, 5]
    return len(weights) + len(biases), sum(a * b for a, b in weights) + sum(biases)
