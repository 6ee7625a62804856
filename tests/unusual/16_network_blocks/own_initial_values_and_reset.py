import torch
from torch import nn


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        self.fc = nn.Linear(features, hidden)
        self.fc_out = nn.Linear(hidden, features)
        self.reset_parameters()

    def reset_parameters(self):
        torch.manual_seed(7)
        with torch.no_grad():
            for name, parameter in self.named_parameters():
                if name.endswith("bias"):
                    parameter.fill_(0.01)
                else:
                    nn.init.orthogonal_(parameter)

    def forward(self, x):
        return torch.special.expit(self.fc_out(nn.functional.relu_(self.fc(x))))


def make_sequential(features, hidden, outputs):
    model = nn.Sequential(nn.Linear(features, hidden), nn.LeakyReLU(1e-2), nn.Linear(hidden, outputs))
    for module in model:
        if isinstance(module, nn.Linear):
            nn.init.kaiming_normal_(module.weight, nonlinearity="leaky_relu")
            module.bias.data.zero_()
    return model
