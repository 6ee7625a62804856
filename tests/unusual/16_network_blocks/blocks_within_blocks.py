from torch import nn


class Block(nn.Module):
    def __init__(self, inner, outer, activation):
        super().__init__()
        self.linear = nn.Linear(inner, outer)
        self.activation = activation

    def forward(self, x):
        return self.activation(self.linear(x))


class Encoder(Block):
    def __init__(self, features, hidden):
        super().__init__(features, hidden, nn.ReLU())


class Perceptron(nn.Module):
    class Decoder(Block):
        def __init__(self, hidden, features):
            super().__init__(hidden, features, nn.Sigmoid())

    def __init__(self, features, hidden):
        super().__init__()
        self.encoder, self.decoder = Encoder(features, hidden), self.Decoder(hidden, features)

    def forward(self, x):
        return self.decoder(self.encoder(x))


def parameter_shapes(module):
    def walk(part, before):
        shapes = {before + name: tuple(value.shape) for name, value in part._parameters.items() if value is not None}
        for name, child in part.named_children():
            shapes |= walk(child, f"{before}{name}.")
        return shapes

    return walk(module, "")
