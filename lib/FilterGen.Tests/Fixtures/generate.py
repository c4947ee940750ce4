"""Writes what the PyTorch reference networks compute, for the tests to compare with: one JSON file per network.

Usage: generate.py FOLDER
"""
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks" / "pytorch"))

import torch  # noqa: E402

import reference  # noqa: E402

NETWORKS = {
    "baseline": lambda: reference.MnistBaseline(),
    "filter-generation-20-5": lambda: reference.FilterGenerationNet(20, 5, form="loop"),
    "filter-generation-5-2": lambda: reference.FilterGenerationNet(5, 2, form="loop"),
}
BATCH = 6


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


def main(folder):
    torch.manual_seed(1)
    for name, create in NETWORKS.items():
        (Path(folder) / f"{name}.json").write_text(json.dumps(fixture(create)))


if __name__ == "__main__":
    main(sys.argv[1])
