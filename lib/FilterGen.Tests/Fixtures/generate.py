"""Writes what the PyTorch reference networks compute, for the tests to compare with: one file per network.

The MNIST networks go to JSON in both precisions; the others, which are large, to safetensors: computed in double precision
from parameters and images of single precision, and rounded to that. Files of torch.save go beside them.

Usage: generate.py FOLDER
"""
import json
import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks" / "pytorch"))

import torch  # noqa: E402
from torch import nn  # noqa: E402

import cifar10  # noqa: E402
import filter_gan  # noqa: E402
import lab  # noqa: E402
import landmarks  # noqa: E402
import reference  # noqa: E402
import torch_save  # noqa: E402
import vision  # noqa: E402

NETWORKS = {
    "baseline": lambda: reference.mnist_baseline(),
    "filter-generation-20-5": lambda: reference.mnist_filter_generation(20, 5, form="loop"),
    "filter-generation-5-2": lambda: reference.mnist_filter_generation(5, 2, form="loop"),
}
CLASSIFIERS = {
    "cifar10-baseline": lambda: cifar10.baseline(),
    "cifar10-filter-generation": lambda: cifar10.filter_generation(form="loop"),
    "vgg11": lambda: cifar10.vgg11(),
}
LAB = {
    "lab-dynamic": lambda: lab.DynamicNet(form="loop"),
    "lab-fixed": lambda: lab.FixedNet(),
    "lab-local": lambda: lab.LocalNet(),
}
VISION = {"vision-resnet": lambda: vision.resnet(), "vision-inception": lambda: vision.inception()}
SEGNETS = {"segnet": True, "segnet-no-places": False}
DETECTORS = {
    "landmarks-32": lambda: landmarks.Baseline(32),
    "landmarks-filter-generation-32": lambda: landmarks.filter_generation(32, form="loop"),
}
GANS = {"joint": (False, False, 4), "separate": (False, True, 4), "saturating": (True, False, 2)}
BATCH, WIDE_BATCH, GAN_BATCH = 6, 8, 5
DTYPES = {torch.float32: "F32", torch.int64: "I64"}


def plain(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def results(network, images, labels):
    """Logits, loss, its terms and every parameter's gradient in training mode, then logits in evaluation mode."""
    network.zero_grad()
    network.train()
    loss, logits, terms = network.evaluate(images, labels)
    loss.backward()
    gradients = {name: plain(parameter.grad) for name, parameter in network.named_parameters()}
    after = {name: plain(buffer) for name, buffer in network.named_buffers() if buffer.is_floating_point()}
    network.eval()
    return {
        "logits": plain(logits),
        "loss": loss.item(),
        "terms": {name: term.item() for name, term in terms.items()},
        "gradients": gradients,
        "buffers": after,
        "evaluationLogits": plain(network(images)),
    }


def fixture(create):
    network = create()
    start = {
        "parameters": {name: plain(parameter) for name, parameter in network.named_parameters()},
        "images": plain(images := torch.rand(BATCH, 1, 28, 28)),
        "labels": (labels := torch.randint(0, 10, (BATCH,))).tolist(),
    }
    double = create().double()
    double.load_state_dict(network.state_dict())
    return start | {"float32": results(network, images, labels), "float64": results(double, images.double(), labels)}


def save(path, tensors):
    """A safetensors file: length of the header, header, numbers."""
    tensors = {name: tensor.float() if tensor.is_floating_point() else tensor for name, tensor in tensors.items()}
    header, end = {}, 0
    for name, tensor in tensors.items():
        begin, end = end, end + tensor.numel() * tensor.element_size()
        header[name] = {"dtype": DTYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in tensors.values():
            file.write(tensor.detach().contiguous().numpy().tobytes())


def wide(network, images, labels, run):
    """Start, outputs, loss and gradients in training mode, then the first output in evaluation mode."""
    network.double()
    tensors = {"images": images} if labels is None else {"images": images, "labels": labels}
    tensors |= {f"parameters/{name}": parameter.detach().clone() for name, parameter in network.named_parameters()}
    network.train()
    loss, outputs = run(network)
    loss.backward()
    tensors |= {"loss": loss} | {f"outputs/{number}": output for number, output in enumerate(outputs)}
    tensors |= {f"gradients/{name}": parameter.grad for name, parameter in network.named_parameters()}
    tensors |= {f"buffers/{name}": buffer for name, buffer in network.named_buffers() if buffer.is_floating_point()}
    network.eval()
    with torch.no_grad():
        return tensors | {"evaluation": run(network)[1][0]}


def classify(create):
    images, labels = torch.rand(WIDE_BATCH, 3, 32, 32), torch.randint(0, 10, (WIDE_BATCH,))

    def run(network):
        loss, logits, _ = network.evaluate(images.double(), labels)
        return loss, [logits]

    return wide(create(), images, labels, run)


def detect(create):
    """The loss is the sum of the outputs' mean squares, enough to have gradients everywhere."""
    images = torch.rand(BATCH, 3, 64, 64)

    def run(network):
        x = images.double()
        outputs = network.run(x) if hasattr(network, "run") else [network(x)]
        return sum(output.square().mean() for output in outputs), outputs

    return wide(create(), images, None, run)


def autoencode(places):
    """Images whose sides are odd after two and after one of three poolings."""
    images = torch.rand(BATCH, 3, 20, 26)

    def run(network):
        loss, output = network.run(images.double())
        return loss, [output]

    return wide(vision.SegNet([(4, 2), (6, 1), (8, 3)], places), images, None, run)


def unpool(height, width):
    """Max-pooling with places, unpooling of other numbers to them, and the gradients of both; many windows have equal maxima."""
    maps, numbers = torch.randint(0, 4, (3, 5, height, width)).float(), torch.randn(3, 5, height // 2, width // 2)
    maps.requires_grad_(), numbers.requires_grad_()
    maxima, places = torch.nn.functional.max_pool2d(maps, 2, return_indices=True)
    unpooled = torch.nn.functional.max_unpool2d(numbers, places, 2, output_size=(height, width))
    given = torch.randn_like(unpooled)
    (unpooled * given).sum().backward()
    (maxima * numbers.detach()).sum().backward()
    return {"maps": maps, "numbers": numbers, "maxima": maxima, "places": places, "unpooled": unpooled, "given": given,
            "gradients/numbers": numbers.grad, "gradients/maps": maps.grad}


def see(folder):
    """What belongs to "What do deep networks see"."""
    for name, create in VISION.items():
        save(folder / f"{name}.safetensors", classify(create))
    for name, places in SEGNETS.items():
        save(folder / f"{name}.safetensors", autoencode(places))
    for height, width in ((8, 12), (7, 9)):
        save(folder / f"max-unpool-{height}x{width}.safetensors", unpool(height, width))


def algorithm1(saturating, separate, layer):
    """The start, and after each of two iterations the losses, the running squares of the gradients and the parameters."""
    classifier = filter_gan.Classifier().double()
    for norm in classifier.norms:
        norm.running_mean.normal_(0, 0.1), norm.running_var.uniform_(0.5, 2), nn.init.uniform_(norm.weight, 0.5, 2), nn.init.normal_(norm.bias, 0, 0.1)
    single(classifier)
    gan = filter_gan.Algorithm1(classifier, layer, saturating=saturating, separate=separate, form="loop")
    parts = {"generator": gan.generator, "discriminators": gan.discriminators}
    for part in parts.values():
        single(part)
    tensors = {f"classifier/{name}": value for name, value in values(classifier)}
    tensors |= {f"start/{name}": value.clone() for name, value in state(parts).items()}
    images = torch.rand(GAN_BATCH, 1, 28, 28)
    before = classifier.before(images.double(), layer)
    tensors |= {"images": images, "before": before, "logits": classifier(images.double())}
    for step in range(2):
        z = torch.randn(GAN_BATCH, filter_gan.NOISE)
        losses = torch.stack(gan.step(before, z.double()))
        tensors |= {f"{step}/z": z, f"{step}/losses": losses}
        tensors |= {f"{step}/after/{name}": value.clone() for name, value in state(parts).items()}
        names = {id(value): name for part, module in parts.items() for name, value in module.named_parameters(part)}
        for of, optimizer in (("G", gan.theta_g), ("D", gan.theta_d), ("Q", gan.theta_q)):
            for one in optimizer.param_groups[0]["params"] if optimizer else []:
                tensors[f"{step}/squares/{of}:{names[id(one)]}"] = optimizer.state[one]["square_avg"].clone()
                if step == 0 and not separate:
                    tensors[f"gradients/{names[id(one)]}"] = one.grad
    return tensors


def single(module):
    """Rounds a module of double precision to what single precision holds."""
    with torch.no_grad():
        for value in module.state_dict().values():
            value.copy_(value.float())


def values(classifier):
    """A classifier's tensors under the names of their rows, in which pooling has numbers too."""
    for row, conv, norm in zip((0, 2, 4, 5, 7), classifier.convs, classifier.norms):
        yield f"layers.{row}.conv.weight", conv.weight
        for name in ("weight", "bias", "running_mean", "running_var"):
            yield f"layers.{row}.norm.{name}", getattr(norm, name)
    yield "layers.8.linear.weight", classifier.linear.weight
    yield "layers.8.linear.bias", classifier.linear.bias


def state(parts):
    return {f"{part}.{name}": value.detach() for part, module in parts.items() for name, value in module.named_parameters()}


def main(folder):
    torch.manual_seed(2)
    see(Path(folder))
    torch.manual_seed(1)
    for name, create in NETWORKS.items():
        (Path(folder) / f"{name}.json").write_text(json.dumps(fixture(create)))
    for name, create in CLASSIFIERS.items():
        save(Path(folder) / f"{name}.safetensors", classify(create))
    for name, create in DETECTORS.items():
        save(Path(folder) / f"{name}.safetensors", detect(create))
    for name, create in LAB.items():
        save(Path(folder) / f"{name}.safetensors", classify(create))
    weights = lab.backbone().state_dict()
    torch.save(weights | {"fc.bias": torch.zeros(1000)}, Path(folder) / "lab-backbone.pth")
    save(Path(folder) / "lab-backbone.safetensors", weights)
    weights.pop("layer1.0.bn2.running_var")
    torch.save(weights, Path(folder) / "lab-incomplete.pth")
    save(Path(folder) / "saved.safetensors", torch_save.write(Path(folder)))
    for name, arguments in GANS.items():
        save(Path(folder) / f"filter-gan-{name}.safetensors", algorithm1(*arguments))


if __name__ == "__main__":
    main(sys.argv[1])
