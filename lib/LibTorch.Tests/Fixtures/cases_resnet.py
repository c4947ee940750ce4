"""torchvision's ResNet-18."""
import torch

from recording import tensor, tensors

try:
    from torchvision import models
except ImportError:  # the tests of this set are then skipped
    models = None


def summary(network):
    """Of every entry of the state its shape, sum and largest value: the whole would be 45 MB."""
    return {
        name: {"shape": list(value.shape), "sum": value.double().sum().item(), "max": value.double().abs().max().item()}
        for name, value in network.state_dict().items()
    }


def case(seed, training, size, **settings):
    torch.manual_seed(seed)
    network = models.resnet18(**settings)
    start = summary(network)
    network.train(training)
    images = torch.randn(2, 3, size, size, requires_grad=True)
    output = network(images)
    weights = torch.randn(output.shape)
    output.backward(weights)
    stem = ("conv1.", "bn1.", "layer1.0.", "layer2.0.downsample", "fc.")
    return {
        "seed": seed,
        "training": training,
        "keys": list(network.state_dict()),
        "start": {name: [entry["sum"], entry["max"]] for name, entry in start.items()},
        "shapes": {name: entry["shape"] for name, entry in start.items()},
        "images": tensor(images),
        "output": tensor(output),
        "output_weights": tensor(weights),
        "image_gradient": tensor(images.grad),
        "gradients": tensors({name: p.grad for name, p in network.named_parameters() if name.startswith(stem) and p.numel() < 5000}),
        "running": tensors({name: b for name, b in network.named_buffers() if name.startswith(stem)}),
    }


def cases():
    if models is None:
        return {}
    return {
        "training": case(3, True, 64, num_classes=10),
        "evaluating": case(4, False, 48, num_classes=7, zero_init_residual=True),
    }
