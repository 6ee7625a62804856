from torch import nn

PLAN = [("Linear", "in", "hidden"), ("ReLU",), ("Linear", "hidden", "in"), ("Sigmoid",)]


def build(plan, **widths):
    return [getattr(nn, name)(*(widths[key] for key in keys)) for name, *keys in plan]


class Perceptron(nn.Module):
    def __init__(self, features, hidden):
        super().__init__()
        for number, module in enumerate(build(PLAN, **{"in": features, "hidden": hidden})):
            self.add_module(str(number), module)

    def forward(self, x):
        for module in self.children():
            x = module(x)
        return x


def make_sequential(features, hidden, outputs):
    plan = [("Linear", "a", "b"), ("LeakyReLU",), ("Linear", "b", "c")]
    return nn.Sequential(*build(plan, a=features, b=hidden, c=outputs))
