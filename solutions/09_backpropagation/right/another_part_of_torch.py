"""One table for weight and bias, a vector-Jacobian product for the check, masks by heaviside."""

import torch


def line_backward(x, y, w, b):
    table = torch.stack([x, torch.ones_like(x)])
    errors = torch.tensor([w, b], dtype=torch.float64) @ table - y
    d_w, d_b = (table @ errors * 2 / len(x)).tolist()
    return errors.square().mean().item(), d_w, d_b


def collapse(w1, b1, w2, b2):
    both = w2 @ torch.cat([w1, b1[:, None]], dim=1)
    return both[:, :-1].contiguous(), both[:, -1] + b2


def layer_backward(x, w, upstream):
    return upstream.matmul(w), torch.mm(x.t(), upstream).t(), torch.ones(len(x), dtype=x.dtype) @ upstream


def network_backward(x, y, w1, b1, w2, b2):
    with torch.no_grad():
        z = torch.addmm(b1, x, w1.T)
        h = z.clamp(min=0)
        errors = torch.addmm(b2, h, w2.T) - y
        d_y_hat = errors.mul(2).div(errors.numel())
        d_z = d_y_hat.mm(w2) * torch.heaviside(z, torch.zeros(1, dtype=z.dtype))
        return (errors.norm() ** 2 / errors.numel()).item(), d_z.T @ x, d_z.sum(0), d_y_hat.T @ h, d_y_hat.sum(0)


def autograd_gradients(x, y, w1, b1, w2, b2):
    def loss(first_w, first_b, second_w, second_b):
        return torch.nn.functional.mse_loss((x @ first_w.T + first_b).relu() @ second_w.T + second_b, y)

    _, gradients = torch.autograd.functional.vjp(loss, (w1, b1, w2, b2))
    return gradients
