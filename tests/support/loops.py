"""Training loops for tests: right ones in many styles, and wrong ones with what is wrong in them."""

HEAD = """
import torch
import torch.nn.functional as F
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 3)
        self.b = nn.Linear(3, 1)

    def forward(self, x):
        return self.b(torch.tanh(self.a(x)))


class Hand:
    def __init__(self, parameters):
        self.parameters = list(parameters)

    def zero_grad(self):
        for one in self.parameters:
            one.grad = None

    def step(self):
        with torch.no_grad():
            for one in self.parameters:
                one -= 0.1 * one.grad


class Sub(torch.optim.SGD):
    def step(self, closure=None):
        return super().step(closure)


def train(x, y):
    m = Model()
    o = torch.optim.SGD(m.parameters(), lr=0.1)
    loss = nn.MSELoss()
"""
PLAIN = "o.zero_grad(); loss(m(x), y).backward(); o.step()"
CLOSURE = "def look():\n  o.zero_grad(); v = loss(m(x), y); v.backward(); return v\n"
DIRTY = "def look():\n  v = loss(m(x), y); v.backward(); return v\n"
TENSORS = "w = torch.zeros(2, 1, requires_grad=True); b = torch.zeros(1, requires_grad=True)\n"


def three(body, before=""):
    """Return code that runs `body` three times."""
    return before + "for _ in range(3):\n" + "\n".join("  " + line for line in body.splitlines())


RIGHT = {
    "as in a book": three(PLAIN),
    "cleared after the forward": three("v = loss(m(x), y); o.zero_grad(); v.backward(); o.step()"),
    "cleared at the end": three("loss(m(x), y).backward(); o.step(); o.zero_grad()"),
    "gradients set to None by hand": three(
        "for p in m.parameters(): p.grad = None\nloss(m(x), y).backward(); o.step()"
    ),
    "gradients set to zero by hand": three(
        "for p in m.parameters():\n  if p.grad is not None: p.grad.zero_()\nloss(m(x), y).backward(); o.step()"
    ),
    "cleared by the model": three("m.zero_grad(set_to_none=False); loss(m(x), y).backward(); o.step()"),
    "cleared twice": three("m.zero_grad(); o.zero_grad(); loss(m(x), y).backward(); o.step()"),
    "the graph is retained": three("o.zero_grad(); loss(m(x), y).backward(retain_graph=True); o.step()"),
    "gradients are clipped": three(
        "o.zero_grad(); loss(m(x), y).backward(); nn.utils.clip_grad_norm_(m.parameters(), 1.0); o.step()"
    ),
    "a scheduler": three(PLAIN + "; s.step()", "s = torch.optim.lr_scheduler.StepLR(o, 1)\n"),
    "forward is called directly": three("o.zero_grad(); loss.forward(m.forward(x), y).backward(); o.step()"),
    "the input has a name": three("o.zero_grad(); loss(m(x=x), y).backward(); o.step()"),
    "gradients are accumulated": three(
        "o.zero_grad()\nfor part in (0, 1): loss(m(x[part::2]), y[part::2]).backward()\no.step()"
    ),
    "two losses": three(
        "o.zero_grad(); p = m(x); loss(p, y).backward(retain_graph=True); p.mean().backward(); o.step()"
    ),
    "autograd.grad": three(
        "found = torch.autograd.grad(loss(m(x), y), list(m.parameters()))\n"
        "for p, g in zip(m.parameters(), found): p.grad = g\no.step()"
    ),
    "a closure": three("o.step(look)", CLOSURE),
    "LBFGS": three("o.step(closure=look)", "o = torch.optim.LBFGS(m.parameters())\n" + CLOSURE),
    "evaluated in between": three("m.train(); " + PLAIN + "; m.eval()\nwith torch.no_grad(): m(x)"),
    "a frozen layer": three(PLAIN, "m.a.requires_grad_(False); o = torch.optim.SGD(m.b.parameters(), lr=0.1)\n"),
    "the input is tracked": three(PLAIN, "x.requires_grad_()\n"),
    "layers without a model": three(
        "o.zero_grad(); F.mse_loss(b(torch.relu(a(x))), y).backward(); o.step()",
        "a = nn.Linear(2, 3); b = nn.Linear(3, 1); o = torch.optim.Adam([*a.parameters(), *b.parameters()])\n",
    ),
    "Sequential": three(
        PLAIN, "m = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)); o = torch.optim.Adam(m.parameters())\n"
    ),
    "plain tensors": three(
        "o.zero_grad(); F.mse_loss(x @ w + b, y).backward(); o.step()",
        TENSORS + "o = torch.optim.SGD([w, b], lr=0.1)\n",
    ),
    "groups of parameters": three(
        PLAIN, "o = torch.optim.SGD([{'params': m.a.parameters()}, {'params': m.b.parameters(), 'lr': 0.2}], lr=0.1)\n"
    ),
    "an optimizer for each layer": three(
        "o.zero_grad(); q.zero_grad(); loss(m(x), y).backward(); o.step(); q.step()",
        "o = torch.optim.SGD(m.a.parameters(), lr=0.1); q = torch.optim.Adam(m.b.parameters())\n",
    ),
    "a parameter beside the model": three(
        "o.zero_grad(); loss(m(x) * t, y).backward(); o.step()",
        "t = nn.Parameter(torch.ones(1)); o = torch.optim.SGD([*m.parameters(), t], lr=0.1)\n",
    ),
    "an optimizer by hand": three(PLAIN, "o = Hand(m.parameters())\n"),
    "a class on top of SGD": three(PLAIN, "o = Sub(m.parameters(), lr=0.1)\n"),
    "a lazy model": three(
        PLAIN,
        "m = nn.Sequential(nn.LazyLinear(3), nn.Linear(3, 1)); m(x); o = torch.optim.SGD(m.parameters(), lr=0.1)\n",
    ),
    "momentum and decay": three(PLAIN, "o = torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9, weight_decay=0.1)\n"),
    "two models that learn against each other": (
        "d = nn.Linear(1, 1); q = torch.optim.Adam(d.parameters())\nfor _ in range(2):\n"
        "  q.zero_grad(); (d(m(x).detach()) - d(y)).mean().backward(); q.step()\n"
        "  o.zero_grad(); d(m(x)).mean().backward(); o.step()\n" + PLAIN
    ),
}
NO_BACKWARD = "`backward()` is never called, so there are no gradients."
NO_STEP = "No optimizer makes a step. Call `optimizer.step()` after `backward()`."
EARLY = "The optimizer makes its first step before the first `backward()`. Compute the gradients first."
BETWEEN = (
    "The gradients are cleared between `backward()` and `step()`, so the step does not use them. "
    "Clear them before `backward()`."
)
NEVER = (
    "The gradients are not cleared from one step to the next, so `backward()` adds to old ones. "
    "Clear them in each step, before `backward()`."
)
IN_CLOSURE = (
    "The closure does not clear the gradients, so `backward()` adds to those of its last call. "
    "Clear them in the closure."
)
OTHER = (
    "The optimizer holds no parameter of the model that is trained, but others. Give it the parameters of this model."
)
CUT = (
    "`backward()` reaches no parameter of the model. Is there a `detach()`, `item()`, `no_grad()` or "
    "`torch.tensor(...)` between the model and the loss?"
)
NOT_HELD = "No optimizer holds {}. Give it all parameters of the model."
NUMBER = "Expected steps of the optimizer: 3. Steps that it made: {}."
WRONG = {  # what it does -> the code, the sentence
    "no backward": (three("o.zero_grad(); loss(m(x), y); o.step()"), NO_BACKWARD),
    "nothing at all": ("m.parameters()", NO_BACKWARD),
    "a closure without backward": (
        three("o.step(look)", CLOSURE.replace("v.backward(); ", "")),
        NO_BACKWARD,
    ),
    "no step": (three("o.zero_grad(); loss(m(x), y).backward(); o.step"), NO_STEP),
    "an update by hand": (
        three("m.zero_grad(); loss(m(x), y).backward()\nwith torch.no_grad():\n  for p in m.parameters(): p -= p.grad"),
        NO_STEP,
    ),
    "step before backward": (three("o.zero_grad(); v = loss(m(x), y); o.step(); v.backward()"), EARLY),
    "step first of all": (three("o.step(); o.zero_grad(); loss(m(x), y).backward()"), EARLY),
    "cleared between": (three("loss(m(x), y).backward(); o.zero_grad(); o.step()"), BETWEEN),
    "set to zero between": (three("loss(m(x), y).backward(); o.zero_grad(set_to_none=False); o.step()"), BETWEEN),
    "cleared before and between": (
        three("o.zero_grad(); loss(m(x), y).backward(); m.zero_grad(); o.step()"),
        BETWEEN,
    ),
    "cleared at the end of the closure": (
        three("o.step(look)", "def look():\n  v = loss(m(x), y); v.backward(); o.zero_grad(); return v\n"),
        BETWEEN,
    ),
    "one gradient is lost": (
        three("o.zero_grad(); loss(m(x), y).backward(); m.a.bias.grad = None; o.step()"),
        "The gradient is lost between `backward()` and `step()`: `a.bias`. Clear gradients before `backward()`.",
    ),
    "never cleared": (three("loss(m(x), y).backward(); o.step()"), NEVER),
    "cleared before the loop": (three("loss(m(x), y).backward(); o.step()", "o.zero_grad()\n"), NEVER),
    "zero_grad without brackets": (three("o.zero_grad; loss(m(x), y).backward(); o.step()"), NEVER),
    "weights in place of gradients": (
        three("loss(m(x), y).backward(); o.step()\nfor p in m.parameters(): p.data.zero_()"),
        NEVER,
    ),
    "never cleared by hand": (three("loss(m(x), y).backward(); o.step()", "o = Hand(m.parameters())\n"), NEVER),
    "tensors never cleared": (
        three("F.mse_loss(x @ w + b, y).backward(); o.step()", TENSORS + "o = torch.optim.SGD([w, b], lr=0.1)\n"),
        NEVER,
    ),
    "a closure that never clears": (three("o.step(look)", DIRTY), NEVER),
    "cleared outside of the closure": (
        three("o.zero_grad(); o.step(look)", "o = torch.optim.LBFGS(m.parameters())\n" + DIRTY),
        IN_CLOSURE,
    ),
    "cleared once an epoch": (
        "for _ in range(2):\n  o.zero_grad()\n  for i in range(3):\n    loss(m(x), y).backward(); o.step()",
        "In 4 of 6 steps `backward()` adds to old gradients. Clear them in each step, before `backward()`.",
    ),
    "old gradients, one step": (
        "m(x).sum().backward(); before = [p.grad for p in m.parameters()]\n" + "loss(m(x), y).backward(); o.step()",
        NUMBER.format(1),
    ),
    "another model": (three(PLAIN, "o = torch.optim.SGD(Model().parameters(), lr=0.1)\n"), OTHER),
    "another model, with a closure": (three("o.step(look)", CLOSURE + "m = Model()\n"), OTHER),
    "another model, with LBFGS": (
        three("o.step(look)", "o = torch.optim.LBFGS(Model().parameters())\n" + CLOSURE),
        OTHER,
    ),
    "one layer, with a closure": (
        three("o.step(look)", "o = torch.optim.SGD(m.b.parameters(), lr=0.1)\n" + CLOSURE),
        NOT_HELD.format("`a.weight`, `a.bias`"),
    ),
    "tensors of another model": (
        three("o.zero_grad(); F.mse_loss(x @ w + b, y).backward(); o.step()", TENSORS),
        OTHER,
    ),
    "another model, never cleared": (three("loss(m(x), y).backward(); o.step()", "m = Model()\n"), OTHER),
    "a new model in each step": (three("m = Model()\n" + PLAIN), OTHER),
    "one layer": (
        three(PLAIN, "o = torch.optim.SGD(m.b.parameters(), lr=0.1)\n"),
        NOT_HELD.format("`a.weight`, `a.bias`"),
    ),
    "one weight, never cleared": (
        three("loss(m(x), y).backward(); o.step()", "o = torch.optim.SGD([m.a.weight], lr=0.1)\n"),
        NOT_HELD.format("`a.bias`, `b.weight`, `b.bias`"),
    ),
    "detached": (three("o.zero_grad(); loss(m(x).detach(), y).requires_grad_().backward(); o.step()"), CUT),
    "no_grad": (
        three("o.zero_grad()\nwith torch.no_grad(): p = m(x)\nloss(p.requires_grad_(), y).backward(); o.step()"),
        CUT,
    ),
    "a layer is not used": (
        three(PLAIN, "m.c = nn.Linear(1, 1); o = torch.optim.SGD(m.parameters(), lr=0.1)\n"),
        "`backward()` brings no gradient to `c.weight`, `c.bias`. Does the loss depend on it?",
    ),
    "a rate of 0": (
        three(PLAIN, "o = torch.optim.SGD(m.parameters(), lr=0.0)\n"),
        "There is a gradient, but no step changes `a.weight`, `a.bias`, `b.weight` and 1 more. "
        "What is the learning rate?",
    ),
    "two steps for one backward": (three(PLAIN + "; o.step()"), NUMBER.format(6)),
    "one step after the loop": (three("o.zero_grad(); loss(m(x), y).backward()") + "\no.step()", NUMBER.format(1)),
    "in evaluation mode": (
        three(PLAIN, "m.eval()\n"),
        "The model is in evaluation mode while it is trained. Call `model.train()` before.",
    ),
}


def source_of(body):
    """Return a file whose `train(x, y)` runs a loop."""
    return HEAD + "".join(f"    {line}\n" for line in body.splitlines()) + "    return 0\n"
