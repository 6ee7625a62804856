"""sample_gradients computed all losses in one graph and went back through it for each sample. The first backward()
frees the graph. Compute the loss of each sample on its own.

Caught by: test_the_weight_is_one_tracked_number
"""


def sample_gradients(x, y, w):
    gradients = []
    for loss in (w * x - y) ** 2:
        loss.backward()
        gradients.append(w.grad.item())
        w.grad = None
    return gradients
