"""NumPy counts; the labels come from the data set of the loader; a list remembers the modes of all modules."""

import numpy as np
import torch


def accuracy(model, loader):
    modes = [(module, module.training) for module in model.modules()]
    model.eval()
    with torch.no_grad():
        predicted = np.concatenate([np.argmax(model(x).numpy(), axis=1) for x, _ in loader])
    labels = np.array([int(sample[1]) for sample in loader.dataset])
    for module, mode in modes:
        module.training = mode
    return float(np.mean(predicted == labels))
