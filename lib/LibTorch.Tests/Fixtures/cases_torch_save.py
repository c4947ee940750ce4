"""Files of torch.save."""
import base64
import collections
import io
import os

import torch
from torch import nn

DTYPES = (
    torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8,
    torch.uint8, torch.bool, torch.complex64, torch.complex128,
)


def text(data):
    return base64.b64encode(data).decode()


def saved(value, **settings):
    target = io.BytesIO()
    torch.save(value, target, **settings)
    return text(target.getvalue())


def described(value):
    value = value.detach().contiguous()
    raw = bytes(value.flatten().view(torch.uint8).tolist()) if value.numel() else b""
    return {"dtype": str(value.dtype).removeprefix("torch."), "shape": list(value.shape), "bytes": text(raw)}


def state_case(state, **settings):
    return {"file": saved(state, **settings), "state": {name: described(value) for name, value in state.items()}}


def tensors():
    base = torch.arange(24.).reshape(4, 6)
    state = collections.OrderedDict((str(t).removeprefix("torch."), torch.randint(0, 9, (2, 3)).to(t)) for t in DTYPES)
    state["transposed"] = base.t()
    state["row"] = base[2]
    state["strided"] = base[1::2, ::3]
    state["expanded"] = torch.tensor([[3.], [4.]]).expand(2, 5)
    state["empty"] = torch.zeros(0, 3)
    state["scalar"] = torch.tensor(7)
    state["parameter"] = nn.Parameter(base[:, 1])
    return state


class Harmful:
    def __reduce__(self):
        return os.system, ("true",)


def network():
    made = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Linear(4, 3))
    made(torch.rand(2, 1, 6, 6))
    return made


def containers():
    shared = torch.arange(6.)
    return {
        "numbers": [1, -2, 300, 70000, 2 ** 40, -(2 ** 40), 2 ** 70, 2.5, True, False, None],
        "text": "gr\u00fc\u00df",
        "tuple": (1, (2, 3), ()),
        "nested": {"a": [{}], 5: collections.OrderedDict(b=1)},
        "size": torch.Size((2, 3)),
        "dtype": torch.float16,
        "device": torch.device("cpu"),
        "tensors": [shared, shared[2:4]],
    }


def cases():
    made = {}
    for name, settings in (
        ("zip", {}),
        ("legacy", {"_use_new_zipfile_serialization": False}),
        ("protocol4", {"pickle_protocol": 4}),
    ):
        made[f"tensors_{name}"] = state_case(tensors(), **settings)
        made[f"network_{name}"] = state_case(network().state_dict(), **settings)
        made[f"containers_{name}"] = {"file": saved(containers(), **settings)}
        made[f"harmful_{name}"] = {"file": saved({"weight": torch.zeros(2), "x": Harmful()}, **settings)}
        made[f"module_{name}"] = {"file": saved(nn.Linear(2, 3), **settings)}
    try:
        from torchvision import models
    except ImportError:
        return made
    state = models.resnet18().state_dict()
    shapes = collections.OrderedDict((name, torch.zeros((), dtype=value.dtype).expand(value.shape)) for name, value in state.items())
    made["resnet18"] = {"file": saved(shapes)}
    return made
