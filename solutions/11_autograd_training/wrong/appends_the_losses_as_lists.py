"""train made a list of losses for each epoch, and put these lists into a list. Return one flat list of all losses.

Caught by: test_three_epochs_of_training_are_those_by_hand, test_a_hundred_epochs_reach_the_published_weight,
test_training_goes_on_with_the_same_weight_in_every_epoch, test_no_graph_and_no_work_grows_from_epoch_to_epoch
"""

import torch


def train(x, y, start, rate, epochs):
    w = torch.tensor(start, requires_grad=True)
    weights, losses = [], []
    for _ in range(epochs):
        losses.append([])
        for i in range(len(x)):
            loss = (w * x[i] - y[i]) ** 2
            loss.backward()
            with torch.no_grad():
                w -= rate * w.grad
            w.grad = None
            losses[-1].append(loss.item())
        weights.append(w.item())
    return w, weights, losses
