"""The figures of the small network that the course publishes, held against the reference solution."""

import pytest
import torch
from torchkata.checks.reference import load_answer
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT


@pytest.fixture(scope="module")
def module():
    """Return the reference solution of network_blocks."""
    (exercise,) = [exercise for exercise in load_exercises(ROOT) if exercise.name == "network_blocks"]
    return load_answer(exercise, exercise.reference_file)


def test_ones_are_learned_from_ones_and_noise(module):
    y = torch.ones(10, 5)
    for seed in range(20):
        torch.manual_seed(seed)
        model = module.Perceptron(5, 3)
        x = y + torch.randn_like(y)
        losses = module.train(model, torch.optim.Adam(model.parameters(), lr=0.1), x, y, 10)
        assert losses == sorted(losses, reverse=True), seed
        assert len({*losses}) == 10
        model.zero_grad()
        torch.nn.functional.binary_cross_entropy(model(x), y).backward()
        dead = module.dead_rows(torch.nn.Sequential(model.hidden, model.relu), x)
        assert dead.equal((model.hidden.weight.grad == 0).all(1)), seed  # dead rows have zero gradients
    assert module.predict_parameters() == (4, sum(one.numel() for one in model.parameters())) == (4, 38)


@pytest.mark.slow
def test_the_loss_of_ones_falls_from_each_of_300_seeds(module):
    """All 300 perceptrons are trained at once: Adam treats each number for itself, and the losses are added up."""
    seeds = 300
    y, parts, noise = torch.ones(10, 5), [], []
    for seed in range(seeds):
        torch.manual_seed(seed)
        parts.append([one.detach() for one in module.Perceptron(5, 3).parameters()])
        noise.append(y + torch.randn_like(y))
    w1, b1, w2, b2 = (torch.stack(part).requires_grad_() for part in zip(*parts, strict=True))
    x = torch.stack(noise)
    optimizer, rows = torch.optim.Adam([w1, b1, w2, b2], lr=0.1), []
    for _ in range(10):
        optimizer.zero_grad()
        p = torch.sigmoid(torch.relu(x @ w1.mT + b1[:, None]) @ w2.mT + b2[:, None])
        losses = -p.log().mean((1, 2))
        losses.sum().backward()
        optimizer.step()
        rows.append(losses.detach())
    assert (torch.stack(rows).diff(dim=0) < 0).all()
