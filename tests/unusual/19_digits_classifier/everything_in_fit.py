"""The loops are written again in fit, which calls no other function."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def fit(model, train, validation, epochs):
    train_loader = DataLoader(TensorDataset(*train), batch_size=32, shuffle=True)
    validation_loader = DataLoader(TensorDataset(*validation), batch_size=32, shuffle=False)
    criterion = nn.CrossEntropyLoss()
    optimizer = torch.optim.NAdam(model.parameters(), lr=0.002)
    history = []
    for _ in range(epochs):
        model.train()
        running = 0.0
        for inputs, targets in train_loader:
            optimizer.zero_grad()
            loss = criterion(model(inputs), targets)
            loss.backward()
            optimizer.step()
            running += float(loss) * inputs.shape[0]
        model.eval()
        with torch.no_grad():
            hits = sum(int((model(inputs).argmax(1) == targets).sum()) for inputs, targets in validation_loader)
        history.append((running / len(train[1]), hits / len(validation[1])))
    return history
