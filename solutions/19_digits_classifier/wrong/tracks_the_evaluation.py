"""The forward pass builds a graph that nobody needs, and it costs memory. Compute under torch.no_grad().

Caught by: test_the_accuracy_is_measured_in_evaluation_mode_and_leaves_no_trace
"""


def accuracy(model, loader):
    was_training = model.training
    model.eval()
    right, count = 0, 0
    for x, y in loader:
        right += (model(x).argmax(dim=1) == y).sum().item()
        count += len(y)
    model.train(was_training)
    return right / count
