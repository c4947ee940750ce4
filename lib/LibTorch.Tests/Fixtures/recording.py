"""How tensors and computations are written down."""
import math

import torch


def tensor(value):
    """A tensor as JSON: type, shape and elements; a float32 survives the way through text exactly."""
    value = value.detach()
    return {
        "dtype": str(value.dtype).removeprefix("torch."),
        "shape": list(value.shape),
        "data": [number(x) for x in value.flatten().tolist()],
    }


def number(value):
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # "nan", "inf", "-inf"
    return value


def tensors(values):
    return {name: tensor(value) for name, value in values.items()}


def computation(function, *inputs, constants=(), seed=5):
    """Inputs, output, a random weight for each output element, and the gradients of the weighted sum.

    Constants are further arguments that get no gradient.
    """
    leaves = [x.clone().requires_grad_() if x.is_floating_point() else x for x in inputs]
    torch.manual_seed(seed)
    output = function(*leaves, *constants)
    case = {
        "seed": seed,
        "inputs": [tensor(x) for x in inputs],
        "constants": [tensor(x) for x in constants],
        "output": tensor(output),
    }
    if output.requires_grad:
        weights = torch.randn(output.shape)
        output.backward(weights)
        case["output_weights"] = tensor(weights)
        case["input_gradients"] = [tensor(x.grad) if x.grad is not None else None for x in leaves]
    return case


def module(layer, *inputs, seed=5):
    """The computation of a module, with its state before and after, its parameters' gradients and its text."""
    before = tensors(layer.state_dict())
    case = computation(layer, *inputs, seed=seed)
    case["text"] = str(layer)
    case["training"] = layer.training
    case["state"] = before
    case["state_after"] = tensors(layer.state_dict())
    case["parameter_gradients"] = {
        name: tensor(p.grad) for name, p in layer.named_parameters() if p.grad is not None}
    return case
