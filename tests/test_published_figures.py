"""The figures that the course publishes, held against the reference solutions."""

import statistics

import numpy as np
import pytest
import torch
from torchkata.checks.reference import load_answer
from torchkata.course.catalog import load_exercises

from tests.support.doors import ROOT

X, Y = [1, 2, 3], [2, 4, 6]
WEIGHTS = np.arange(0, 4.1, 0.1)


@pytest.fixture(autouse=True)
def one_thread():
    """Let torch use one thread: several that wait for each other on a busy machine take a hundred times as long."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def reference(name):
    (exercise,) = [exercise for exercise in load_exercises(ROOT) if exercise.name == name]
    return load_answer(exercise, exercise.reference_file)


def test_the_sweep():
    module = reference("mse_sweep")
    losses = module.mse_sweep(X, Y, WEIGHTS)
    assert losses.shape == (41,)
    assert losses.argmin() == 20
    assert losses[20] == 0.0
    assert losses[[0, 10, 30, 40]] == pytest.approx([18.6667, 4.6667, 4.6667, 18.6667], abs=1e-4)


def test_the_surface():
    module = reference("mse_surface")
    biases = np.arange(5, 9, 0.1)
    surface = module.surface_by_broadcasting([1, 2, 3], [9, 11, 13], WEIGHTS, biases)
    assert surface.shape == (40, 41)
    assert module.best_parameters(WEIGHTS, biases, surface) == pytest.approx((2.0, 7.0), abs=1e-12)
    assert surface.min() == pytest.approx(5e-29, abs=5e-29)
    assert surface[[0, 0, -1, -1], [0, -1, 0, -1]] == pytest.approx([38.667, 6.667, 7.077, 37.477], abs=1e-3)


def test_the_descent():
    weights, costs = reference("gradient_descent").descend(X, Y, 1.0, 0.01, 100)
    assert weights[:3] == pytest.approx([1.0933333, 1.1779556, 1.2546797], abs=1e-7)
    assert weights[99] == pytest.approx(1.9999444396553017, abs=1e-12)
    assert costs[:2] == pytest.approx([4.6666667, 3.8362074], abs=1e-7)
    assert costs[99] == pytest.approx(1.7524e-08, rel=1e-4)


def test_the_two_ends_of_mini_batch():
    module = reference("stochastic_gradient_descent")
    x, y, in_order = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0]), [[0, 1, 2]] * 100
    weights, losses = module.train(x, y, 1.0, 0.01, 1, in_order)
    assert weights[0] == pytest.approx(1.260688, abs=1e-15)
    assert weights[99] == 1.9999999999999236
    assert losses[0] == pytest.approx(2.5507170889, abs=1e-10)
    assert module.epoch_in_order(x, y, 1.0, 0.01) == pytest.approx([1.02, 1.0984, 1.260688], abs=1e-15)
    weights, _ = module.train(x, y, 1.0, 0.01, 3, in_order)
    assert weights[99] == pytest.approx(1.9999444396553017, abs=1e-12)


def test_the_figures_of_autograd():
    module = reference("autograd")
    assert module.record_grads(2.0, [False, False]) == [None, 12.0, 24.0]
    assert module.gradient_by_sum(module.tracked(10)).item() == 40.0
    assert module.gradient_by_sum(module.tracked([10, 20])).tolist() == [40.0, 80.0]
    x = module.tracked([[1, 2], [3, 4]])
    assert module.weighted_gradient(x, torch.ones_like(x)).tolist() == [[2.0, 4.0], [6.0, 8.0]]
    x = module.tracked(10)
    assert module.minimize(x, 0.01, 1000)[-1] == pytest.approx(20.0, abs=1e-12)
    assert x.item() == pytest.approx(1.683e-08, rel=1e-4)


def test_the_training_by_backward():
    module = reference("autograd_training")
    x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([2.0, 4.0, 6.0])
    w, weights, losses = module.train(x, y, 1.0, 0.01, 100)
    assert [losses[2], losses[5]] == pytest.approx([7.3159, 3.9988], abs=1e-4)
    assert weights[:3] == pytest.approx([1.2607, 1.4534, 1.5959], abs=1e-4)
    assert round(w.item(), 7) == 1.9999996
    assert module.predict(torch.tensor([4.0]), w).item() == pytest.approx(7.9999986, abs=5e-8)


@pytest.mark.slow
def test_the_quadratic_after_ten_thousand_epochs():
    history, losses = reference("quadratic_fit").train(X, Y, 10_000, 0.01)
    figures = {
        1: (-0.01927, 0.60878, 0.83719),
        100: (0.2403819, 0.9266766, 0.9913542),
        1000: (0.1439102, 1.3563001, 0.5979894),
        10_000: (0.0008878321386873722, 1.9960287809371948, 0.003689199686050415),
    }
    for epochs, published in figures.items():  # published from float32, the reference is float64
        assert list(history[epochs]) == pytest.approx(published, abs=5e-6), epochs
    for epochs, at_four in ((100, 8.5442), (1000, 8.3258), (10_000, 8.0020)):
        w1, w2, b = history[epochs]
        assert w1 * 16 + w2 * 4 + b == pytest.approx(at_four, abs=1e-4)
    assert [losses[99], losses[999]] == pytest.approx([0.0260432, 0.0093571], abs=1e-6)  # small, and yet off at 4


@pytest.mark.slow
def test_the_line_through_a_hundred_samples():
    module = reference("data_loader")
    *data, true_w, true_b = module.make_data()
    x, y = module.as_columns(*data)
    assert (len(x), true_b) == (100, 14.5)
    assert true_w == pytest.approx(42.3855, abs=1e-4)
    ends, losses = [], []
    for seed in range(3):  # as the notes: all random numbers of model and DataLoader from one generator
        torch.manual_seed(seed)
        model = torch.nn.Linear(1, 1)
        loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=16, shuffle=True)
        losses.append(module.train(model, torch.optim.SGD(model.parameters(), lr=0.01), loader, 100))
        ends.append([model.weight.item(), model.bias.item()])
    weights, biases = zip(*ends, strict=True)
    assert (min(weights), max(weights)) == pytest.approx((42.75, 42.80), abs=0.005)
    assert (min(biases), max(biases)) == pytest.approx((13.7, 13.8), abs=0.03)
    # The notes divide by the number of mini-batches: 108.0 for this epoch, and 186.9 where the sum is never reset.
    assert losses[0][-1] == pytest.approx(114.47, abs=0.1)
    assert statistics.mean(losses[0]) == pytest.approx(186.6, abs=0.2)


class Lines(torch.nn.Module):
    """Many models w x + b at once, one for each seed: seven of the optimizers treat every number for itself."""

    def __init__(self, starts):
        super().__init__()
        weights, biases = zip(*starts, strict=True)
        self.weight = torch.nn.Parameter(torch.tensor([weights]))
        self.bias = torch.nn.Parameter(torch.tensor(biases))

    def forward(self, x):
        return x @ self.weight + self.bias


def test_the_line_is_still_off_after_100_epochs_and_close_after_1000():
    module = reference("linear_regression")
    starts = []
    for seed in range(60):
        torch.manual_seed(seed)
        starts.append(module.line_of(module.LinearModel().linear))
    x, y = module.columns(X, Y)
    at_four = {}
    for reduction, rate in (("sum", 0.01), ("mean", 0.6)):  # over 3 x 60 numbers the mean divides by 180, so 1/3 of sum
        model = Lines(starts)
        for epochs, more in ((100, 100), (1000, 900)):
            losses = module.train(model, x, y.expand(3, 60), reduction, rate, more)
            ends = model(torch.tensor([[4.0]]))[0].tolist()
            at_four[reduction, epochs] = min(ends), max(ends)
        assert losses[-1] < losses[0]
    assert at_four["sum", 100] == pytest.approx((7.36, 8.12), abs=0.005)
    assert at_four["sum", 1000] == pytest.approx((7.999, 8.000), abs=0.0005)
    assert at_four["mean", 100] == pytest.approx((6.96, 8.19), abs=0.005)
    assert at_four["mean", 1000] == pytest.approx((7.88, 8.02), abs=0.005)
    torch.manual_seed(0)
    model = module.LinearModel()
    assert module.train(model, x, y, "sum", 0.01, 100)[99] == pytest.approx(0.1452, abs=5e-5)
    assert module.line_of(model.linear) == pytest.approx((1.7463, 0.5767), abs=5e-5)
    assert module.predict(model, [4.0]) == pytest.approx([7.562], abs=5e-4)


OPTIMIZERS = {  # medians of the last loss of 30 seeds after 100 and 1,000 epochs; those below 1e-6 are rounding
    "SGD": (0.031, 0),
    "ASGD": (0.031, 0),
    "Adagrad": (42.6, 20.2),
    "Adam": (9.3, 0.13),
    "Adamax": (11.9, 0.34),
    "RMSprop": (1.1, 0),
    "Rprop": (0, 0),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_optimizers_over_thirty_seeds(name):
    module = reference("optimizer_comparison")
    x, y = module.column(X), module.column(Y)
    model = Lines([module.initial_parameters(seed) for seed in range(30)])
    optimizer, targets = module.make_optimizer(name, model.parameters(), 0.01), y.expand(3, 30)
    losses = []
    for _ in range(1000):
        losses.append(((model(x) - y) ** 2).sum(0).tolist())
        module.one_update(model, optimizer, x, targets)
    assert module.fit(name, x, y, 0.01, 20, 7)[0] == pytest.approx([row[7] for row in losses[:20]], rel=1e-3)
    medians = statistics.median(losses[99]), statistics.median(losses[999])
    assert medians == pytest.approx(OPTIMIZERS[name], rel=0.05, abs=1e-6)


@pytest.mark.slow
def test_lbfgs_comes_as_far_as_float32_can_tell():
    module = reference("optimizer_comparison")
    for seed in range(2):
        assert 0 < module.fit("LBFGS", module.column(X), module.column(Y), 0.01, 100, seed)[0][-1] < 1e-7


def test_the_logistic_regression_over_twenty_seeds():
    module = reference("logistic_regression")
    starts = []
    for seed in range(20):
        torch.manual_seed(seed)
        line = torch.nn.Linear(1, 1)
        starts.append((line.weight.item(), line.bias.item()))
    lines, classes = Lines(starts), torch.tensor([[0], [0], [1]])
    data = torch.tensor([[1.0], [2.0], [3.0]]), classes.expand(3, 20), 0.01

    losses = module.train(lines, *data, 100)
    w, b = lines.weight[0, 0].item(), lines.bias[0].item()  # seed 0
    assert (w, b, module.boundary(w, b)) == pytest.approx((-0.046, -0.005, -0.12), abs=0.005)
    assert module.accuracy(w, b, np.array([1.0, 2.0, 3.0]), np.array([0, 0, 1])) == pytest.approx(2 / 3)

    losses += module.train(lines, *data, 900)
    assert sorted(losses, reverse=True) == losses
    weights, biases = lines.weight[0].detach(), lines.bias.detach()
    boundaries, at_four = -biases / weights, torch.sigmoid(4 * weights + biases)
    for numbers, least, largest in (
        (weights, 1.10, 1.38),
        (biases, -3.34, -2.66),
        (boundaries, 2.41, 2.42),
        (at_four, 0.85, 0.90),
    ):
        assert (numbers.min().item(), numbers.max().item()) == pytest.approx((least, largest), abs=0.005)
    assert (weights[0].item(), biases[0].item()) == pytest.approx((1.109, -2.683), abs=1e-3)
    assert at_four[0].item() == pytest.approx(0.852, abs=1e-3)


def read_digits(module, seed, make_model, train):
    """Return the accuracy on the test part after `train`, and what `train` returned."""
    part, _, (x, y) = module.prepare(*module.load_images(), seed)
    torch.manual_seed(seed)
    model = make_model()
    result = train(model, part)
    with torch.no_grad():
        return (model(x).argmax(dim=1) == y).double().mean().item(), result


def train_with(module, kind, rate):
    """Return a function that trains a model for 20 epochs, and returns their losses."""

    def train(model, part):
        loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(*part), batch_size=32, shuffle=True)
        optimizer = kind(model.parameters(), lr=rate)
        return [module.train_epoch(model, optimizer, loader) for _ in range(20)]

    return train


def test_the_digits_are_read():
    module = reference("digits_classifier")
    train = train_with(module, torch.optim.SGD, 0.1)
    shares = [read_digits(module, seed, module.DigitsNetwork, train)[0] for seed in range(3)]
    assert statistics.mean(shares) == pytest.approx(0.964, abs=0.01)


def test_the_accuracy_of_the_digits_hides_a_softmax_before_the_loss():
    module = reference("digits_classifier")

    def make_model():
        return torch.nn.Sequential(module.DigitsNetwork(), torch.nn.Softmax(dim=1))

    share, losses = read_digits(module, 0, make_model, train_with(module, torch.optim.Adam, 0.003))
    assert share == pytest.approx(0.967, abs=0.015)
    assert 1.4612 < losses[-1] < 1.5


def test_the_sine_by_a_cubic_six_ways():
    module = reference("sine_fit")
    x = torch.linspace(-np.pi, np.pi, 2000, dtype=torch.float64)
    y = torch.sin(x)
    (a, b, c, d), losses = module.fit_by_autograd(x, y, [0.0] * 4, 1e-6, 2000)
    assert [a, b, c, d] == pytest.approx([0, 0.8431, 0, -0.0914], abs=1e-4)
    assert losses[-1] == pytest.approx(9.014, abs=1e-3)
    assert module.fit_by_hand(x.numpy(), y.numpy(), [0.0] * 4, 1e-6, 2000) == pytest.approx([a, b, c, d], abs=1e-9)
    best = np.linalg.lstsq(np.vander(x.numpy(), 4, increasing=True), y.numpy())
    assert best[0] == pytest.approx([0, 0.857, 0, -0.0933], abs=5e-4)
    assert best[1][0] == pytest.approx(8.817, abs=1e-3)
    (a, b, c, d), losses = module.fit_legendre(x, y, [0.0, -1.0, 0.0, 0.3], 5e-6, 2000)
    assert [a, b, c, d] == pytest.approx([0, -2.2085, 0, 0.2555], abs=1e-4)
    assert losses[-1] == pytest.approx(8.944, abs=1e-3)
