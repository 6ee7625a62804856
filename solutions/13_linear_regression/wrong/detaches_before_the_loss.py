"""The prediction lost its graph before the loss was computed (detach, data or no_grad), so backward() has no
way to the parameters. Use model(x) as it is.

Caught by: TODO
"""


def train_step(model, loss_function, optimizer, x, y):
    optimizer.zero_grad()
    loss = loss_function(model(x).detach(), y)
    loss.backward()
    optimizer.step()
    return loss.item()
