"""The loss in training is written by hand with logsumexp and gather."""


def train_epoch(model, optimizer, loader):
    model.train()
    losses = {}
    for number, batch in enumerate(loader):
        x, y = batch[0], batch[1]
        logits = model(x)
        loss = (logits.logsumexp(dim=1) - logits.gather(1, y.unsqueeze(1)).squeeze(1)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses[number] = (loss.detach().cpu().numpy().item(), len(batch[1]))
    return sum(loss * size for loss, size in losses.values()) / sum(size for _, size in losses.values())
