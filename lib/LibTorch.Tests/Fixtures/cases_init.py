"""Draws: everything here is compared bit for bit (the orthogonal matrices to 1e-6)."""
import math

import torch
from torch import nn

from recording import tensor, tensors


def layers(*make):
    torch.manual_seed(0)
    return {"state": tensors(nn.ModuleList([f() for f in make]).state_dict())}


def filled(fill, *shape):
    torch.manual_seed(0)
    return {"value": tensor(fill(torch.empty(*shape)))}


def cases():
    return {
        "conv1d": layers(lambda: nn.Conv1d(3, 5, 4)),
        "conv2d": layers(lambda: nn.Conv2d(3, 8, 5)),
        "conv2d_without_bias": layers(lambda: nn.Conv2d(4, 8, 3, groups=2, bias=False)),
        "conv_transpose2d": layers(lambda: nn.ConvTranspose2d(3, 8, 3)),
        "linear": layers(lambda: nn.Linear(10, 7)),
        "embedding": layers(lambda: nn.Embedding(9, 4, padding_idx=3)),
        "batch_norm": layers(lambda: nn.BatchNorm2d(6)),
        "in_order": layers(lambda: nn.Conv2d(1, 20, 5), lambda: nn.Linear(12, 10), lambda: nn.Conv2d(2, 3, 1)),
        "uniform_": filled(lambda t: nn.init.uniform_(t, -2, 3), 4, 10),
        "normal_": filled(lambda t: nn.init.normal_(t, 1, 0.5), 4, 10),
        "normal_few": filled(lambda t: nn.init.normal_(t, 1, 0.5), 7),
        "constant_": filled(lambda t: nn.init.constant_(t, 0.25), 2, 3),
        "zeros_": filled(nn.init.zeros_, 2, 3),
        "ones_": filled(nn.init.ones_, 2, 3),
        "eye_": filled(nn.init.eye_, 3, 4),
        "xavier_uniform_": filled(lambda t: nn.init.xavier_uniform_(t, 1.5), 5, 3, 3, 3),
        "xavier_normal_": filled(nn.init.xavier_normal_, 5, 3, 3, 3),
        "kaiming_uniform_": filled(lambda t: nn.init.kaiming_uniform_(t, math.sqrt(5)), 5, 3, 3, 3),
        "kaiming_uniform_out": filled(lambda t: nn.init.kaiming_uniform_(t, mode="fan_out", nonlinearity="relu"), 4, 10),
        "kaiming_normal_": filled(lambda t: nn.init.kaiming_normal_(t, 0.2), 5, 3, 3, 3),
        "orthogonal_wide": filled(nn.init.orthogonal_, 4, 10),
        "orthogonal_tall": filled(lambda t: nn.init.orthogonal_(t, 1.7), 10, 4),
        "orthogonal_filters": filled(nn.init.orthogonal_, 5, 1, 5, 5),
    }
