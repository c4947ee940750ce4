"""Files of torch.save: one small network's state_dict in all forms that are read, and files that are not."""
import collections
import os

import torch
from torch import nn


class Harmful:
    def __reduce__(self):
        return os.system, ("true",)


def write(folder):
    """Writes the files saved-NAME.pth and refused-NAME.pth; returns what is in those that are read."""
    network = nn.Sequential(nn.Conv2d(3, 2, 3), nn.BatchNorm2d(2), nn.Linear(4, 3))
    network(torch.rand(2, 3, 6, 6))
    state = network.state_dict()
    parameters = collections.OrderedDict(
        (name, value if name.endswith("tracked") else nn.Parameter(value)) for name, value in state.items())
    channels_last = collections.OrderedDict(
        (name, value.contiguous(memory_format=torch.channels_last) if value.dim() == 4 else value)
        for name, value in state.items())
    saved = {
        "state": state,
        "parameters": parameters,
        "dictionary": dict(state),
        "double": collections.OrderedDict((name, value.double()) for name, value in state.items()),
    }
    refused = {
        "harmful": {"weight": torch.zeros(2), "x": Harmful()},
        "module": network,
        "checkpoint": {"epoch": 3, "state_dict": state},
        "nested": {"state_dict": state},
        "part": {"0.bias": torch.arange(6.)[2:4]},
        "expanded": {"0.bias": torch.zeros(1).expand(2)},
        "channels-last": channels_last,
        "shape": {"0.bias": torch.zeros(1)},
    }
    for name, value in saved.items():
        torch.save(value, folder / f"saved-{name}.pth")
    for name, value in refused.items():
        torch.save(value, folder / f"refused-{name}.pth")
    torch.save(state, folder / "refused-legacy.pth", _use_new_zipfile_serialization=False)
    torch.save(state, folder / "refused-protocol4.pth", pickle_protocol=4)
    return state
