"""Clipping of gradients."""
import torch
from torch import nn

from recording import tensor


def clipped(limit, exponent):
    parameters = [torch.zeros(shape, requires_grad=True) for shape in ((3, 4), (2,), (5,))]
    for parameter in parameters[::2]:
        parameter.grad = torch.randn_like(parameter)
    before = [None if p.grad is None else tensor(p.grad) for p in parameters]
    norm = nn.utils.clip_grad_norm_(parameters, limit, exponent)
    after = [None if p.grad is None else tensor(p.grad) for p in parameters]
    return {"settings": [limit, exponent], "norm": [norm.item()], "gradients": before, "clipped": after}


def cases():
    return {
        "clipped": clipped(1.5, 2.0),
        "clipped_largest": clipped(0.5, 3.0),
        "small_enough": clipped(100.0, 2.0),
    }
