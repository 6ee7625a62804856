"""The loss is that after the update. Return the one from which backward() went back.

Caught by: TODO
"""


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss_function(model(x), y).item()
