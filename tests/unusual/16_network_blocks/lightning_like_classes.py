import torch
from torch import nn


class LightningLike(nn.Module):
    """What a library for training gives to its modules."""

    def log(self, name, value):
        self.logged = {**getattr(self, "logged", {}), name: float(value)}

    def configure_optimizers(self):
        raise RuntimeError("to be written by the module")


class Perceptron(LightningLike):
    def __init__(self, features: int, hidden: int, rate: float = 0.1):
        super().__init__()
        self.rate = rate
        self.save_hyperparameters(features=features, hidden=hidden)
        self.model = nn.Sequential(nn.Linear(features, hidden), nn.ReLU(), nn.Linear(hidden, features), nn.Sigmoid())
        self.loss = nn.BCELoss()

    def save_hyperparameters(self, **values):
        self.hparams = values

    def forward(self, x):
        return self.model(x)

    def training_step(self, batch, batch_idx):
        x, y = batch
        loss = self.loss(self(x), y)
        self.log("train_loss", loss)
        return loss

    def configure_optimizers(self):
        return torch.optim.AdamW(self.parameters(), lr=self.rate)


class Trainer:
    def __init__(self, max_epochs):
        self.max_epochs, self.history = max_epochs, []

    def fit(self, step, optimizer, batches):
        for _ in range(self.max_epochs):
            for number, batch in enumerate(batches):
                optimizer.zero_grad()
                loss = step(batch, number)
                loss.backward()
                optimizer.step()
                self.history.append(loss.item())


def train(model, optimizer, x, y, epochs):
    model.train()
    trainer = Trainer(max_epochs=epochs)
    trainer.fit(lambda batch, number: nn.functional.binary_cross_entropy(model(batch[0]), batch[1]), optimizer, [(x, y)])
    return trainer.history
