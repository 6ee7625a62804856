import logging
import sys
import warnings

from torch import nn

log = logging.getLogger("training")
logging.basicConfig(stream=sys.stderr, level=logging.INFO)


def train(model, optimizer, x, y, epochs):
    criterion = nn.BCELoss(reduction="mean")
    if x.shape[0] != y.shape[0]:
        warnings.warn("x and y have different numbers of samples", stacklevel=2)
    history = {"loss": []}
    model.train()
    for epoch in range(1, epochs + 1):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        history["loss"].append(loss.item())
        sys.stdout.write(f"\r[{'=' * epoch}{' ' * (epochs - epoch)}] {loss.item():.3f}")
        log.info("epoch %d of %d: loss %.4f", epoch, epochs, loss)
    return history["loss"]
