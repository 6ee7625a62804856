"""The gradients are cleared between backward() and step(), so step() has nothing to go by. Clear first.

Caught by: TODO
"""


def train_step(model, loss_function, optimizer, x, y):
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()
