"""Loops and prints, as a beginner writes them."""

import math

import torch
import torch.nn as nn
from torch.autograd import Variable
from torch.utils.data import DataLoader, Dataset


def softmax_loss(logits, labels):
    rows, total = [], 0
    for z, label in zip(logits, labels, strict=True):
        e = torch.exp(z - max(z))
        p = e / sum(e)
        rows.append(p)
        total = total - torch.log(p[label])
    print("loss", total)
    return torch.stack(rows), total / len(labels)


def prepare(images, labels, seed):
    torch.manual_seed(seed)
    order = [int(i) for i in torch.randperm(len(labels))]
    n = len(order)
    parts = (
        order[: int(0.6 * n)],
        order[int(0.6 * n) : int(0.6 * n) + int(0.2 * n)],
        order[int(0.6 * n) + int(0.2 * n) :],
    )
    numbers = [number for i in parts[0] for row in images[i] for number in row]
    mean = sum(numbers) / len(numbers)
    deviation = math.sqrt(sum((number - mean) ** 2 for number in numbers) / len(numbers))
    result = []
    for part in parts:
        x = [[(number - mean) / deviation for row in images[i] for number in row] for i in part]
        y = [int(labels[i]) for i in part]
        result.append((torch.tensor(x, dtype=torch.float32), torch.tensor(y)))
    return result


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.fc2 = nn.Linear(hidden, 10)
        self.fc1 = nn.Linear(64, hidden)
        self.relu = nn.ReLU()
        self.dropout = nn.Dropout(0.1)

    def forward(self, x):
        x = x.view(-1, 64)
        x = self.relu(self.fc1(x))
        x = self.dropout(x)
        return self.fc2(x)


def train_epoch(model, optimizer, loader):
    criterion = nn.CrossEntropyLoss()
    running_loss = 0.0
    model.train()
    for i, data in enumerate(loader, 0):
        inputs, targets = data
        inputs, targets = Variable(inputs), Variable(targets)
        outputs = model.forward(inputs)
        loss = criterion(outputs, targets)
        optimizer.zero_grad(set_to_none=False)
        loss.backward()
        optimizer.step()
        running_loss += loss.data.item() * inputs.size(0)
        print(f"mini-batch {i}: {loss.item()}")
    return running_loss / len(loader.dataset)


def accuracy(model, loader):
    mode = model.training
    model.eval()
    correct = total = 0
    with torch.no_grad():
        for images, targets in loader:
            outputs = model(images)
            _, predicted = torch.max(outputs.data, 1)
            total += targets.size(0)
            correct += (predicted == targets).sum().item()
    model.train(mode)
    return correct / total


class Digits(Dataset):
    def __init__(self, part):
        self.x, self.y = part

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def fit(model, train, validation, epochs):
    train_loader = DataLoader(dataset=Digits(train), batch_size=32, shuffle=True)
    validation_loader = DataLoader(dataset=Digits(validation), batch_size=32, shuffle=False)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    history = []
    for epoch in range(epochs):
        loss = train_epoch(model, optimizer, train_loader)
        share = accuracy(model, validation_loader)
        print(epoch, loss, share)
        history.append((loss, share))
    return history


def confusion_matrix(labels, predictions, classes):
    rows = [[0] * classes for _ in range(classes)]
    for i in range(len(labels)):
        rows[int(labels[i])][int(predictions[i])] += 1
    return torch.tensor(rows)
