import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.features, self.width = features, hidden
        self._build()

    def _build(self):
        self.encoder = nn.Linear(self.features, self.width)
        self.decoder = nn.Linear(self.width, self.features)
        self.apply(self._init)

    @staticmethod
    def _init(module):
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)

    @property
    def device(self):
        return next(self.parameters()).device

    @classmethod
    def small(cls):
        return cls(2, 1)

    def encode(self, x):
        return torch.relu(self.encoder(x.to(self.device)))

    def decode(self, code):
        return torch.sigmoid(self.decoder(code))

    def forward(self, x):
        return self.decode(self.encode(x))

    def predict(self, x):
        return (self(x) > 0.5).long()

    def __len__(self):
        return sum(p.numel() for p in self.parameters())
