"""Ten steps of every optimizer on three parameters with given gradients; one parameter has none in the first two steps."""
import torch
from torch import optim

from recording import tensor

SETTINGS = {
    "sgd": (optim.SGD, dict(lr=0.1)),
    "sgd_decay": (optim.SGD, dict(lr=0.1, weight_decay=0.05)),
    "sgd_momentum": (optim.SGD, dict(lr=0.1, momentum=0.9)),
    "sgd_dampening": (optim.SGD, dict(lr=0.1, momentum=0.9, dampening=0.3, weight_decay=0.01)),
    "sgd_nesterov": (optim.SGD, dict(lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)),
    "sgd_maximize": (optim.SGD, dict(lr=0.1, momentum=0.5, maximize=True)),
    "adam": (optim.Adam, dict(lr=0.01)),
    "adam_decay": (optim.Adam, dict(lr=0.01, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)),
    "adam_amsgrad": (optim.Adam, dict(lr=0.01, amsgrad=True)),
    "adam_maximize": (optim.Adam, dict(lr=0.01, maximize=True)),
    "adamw": (optim.AdamW, dict(lr=0.01)),
    "adamw_amsgrad": (optim.AdamW, dict(lr=0.01, weight_decay=0.2, amsgrad=True)),
    "rmsprop": (optim.RMSprop, dict(lr=0.01)),
    "rmsprop_centered": (optim.RMSprop, dict(lr=0.01, alpha=0.9, centered=True)),
    "rmsprop_momentum": (optim.RMSprop, dict(lr=0.01, momentum=0.8, weight_decay=0.1, eps=1e-5)),
    "rmsprop_all": (optim.RMSprop, dict(lr=0.01, momentum=0.8, centered=True, weight_decay=0.1)),
    "two_groups": (optim.SGD, dict(lr=0.1, momentum=0.9)),
}
STEPS = 10


def cases():
    return {name: case(name, kind, settings) for name, (kind, settings) in SETTINGS.items()}


def case(name, kind, settings):
    parameters = [torch.randn(3, 4), torch.randn(5), torch.randn(2, 3, 2)]
    start = [tensor(p) for p in parameters]
    parameters = [p.requires_grad_() for p in parameters]
    groups = parameters
    if name == "two_groups":
        groups = [{"params": parameters[:1]}, {"params": parameters[1:], "lr": 0.01, "momentum": 0.5}]
    optimizer = kind(groups, **settings)
    gradients, values = [], []
    for step in range(STEPS):
        given = [torch.randn_like(p) for p in parameters]
        if step < 2:
            given[1] = None
        for parameter, gradient in zip(parameters, given):
            parameter.grad = gradient
        gradients.append([None if g is None else tensor(g) for g in given])
        optimizer.step()
        values.append([tensor(p) for p in parameters])
    return {"start": start, "gradients": gradients, "values": values}
