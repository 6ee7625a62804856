"""A class with the methods that PyTorch Lightning asks for, and functions that call them."""

import torch
import torch.nn.functional as functional
from torch import nn


class DigitsNetwork(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(64, hidden), nn.LeakyReLU(0.1))
        self.classifier = nn.Linear(hidden, 10)

    def forward(self, x):
        return self.classifier(self.encoder(x))

    def training_step(self, batch, batch_idx):
        x, y = batch
        return functional.cross_entropy(self(x), y)

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=1e-3)


def train_epoch(model, optimizer, loader):
    model.train()
    outputs = []
    for batch_idx, batch in enumerate(loader):
        loss = functional.cross_entropy(model(batch[0]), batch[1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        outputs.append({"loss": loss.detach(), "size": len(batch[1]), "index": batch_idx})
    return sum(o["loss"].item() * o["size"] for o in outputs) / sum(o["size"] for o in outputs)
