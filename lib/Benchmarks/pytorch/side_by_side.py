"""PyTorch's side of `side-by-side`: one request per line on stdin, one answer per line on stdout, both JSON.

A request {"case": ..., "form": ..., "steps": S, "warm": W, "passes": P} runs W passes of S steps to warm up and P
that are measured; the answer {"ms": [...]} holds the mean milliseconds per step of each measured pass. {"case": "about"}
is answered with versions. What goes wrong is answered with {"error": ...}; the process ends with its input.
"""
import argparse
import itertools
import json
import os
import platform
import re
import sys
import time

import torch
from torch.utils.data import DataLoader, TensorDataset

from reference import mnist_baseline, mnist_filter_generation

BATCH = 128
BLAS = re.compile(r"/(libblas|libopenblas|libmkl_rt)[^/]*$")
IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"


def read_idx(path, header):
    """The bytes of an idx file after its header; the caller has verified the file."""
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)


def load_mnist(folder, device):
    """Images float32 [60000, 1, 28, 28] in [0, 1] and labels int64 [60000]."""
    images = read_idx(os.path.join(folder, IMAGES), 16).view(-1, 1, 28, 28).to(torch.float32).div_(255)
    labels = read_idx(os.path.join(folder, LABELS), 8).to(torch.int64)
    return images.to(device), labels.to(device)


class Training:
    """A network with Adam, its sums of losses and right answers kept on the device: a step never waits for a number."""

    def __init__(self, network, device):
        self.device = device
        self.network = network.to(device).train()
        fastest = {"fused": True} if device.type == "cuda" else {"foreach": True}
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3, **fastest)
        self.sums = torch.zeros(8, dtype=torch.float64, device=device).unbind()

    def step(self, images, labels):
        self.optimizer.zero_grad(set_to_none=True)
        loss, logits, terms = self.network.evaluate(images, labels)
        loss.backward()
        self.optimizer.step()
        with torch.no_grad():
            self.sums[0].add_(loss, alpha=len(labels))
            self.sums[1].add_((logits.argmax(1) == labels).sum())
            for total, term in zip(self.sums[2:], terms.values()):
                total.add_(term, alpha=len(labels))

    def measure(self, batches):
        """Seconds for a pass over the batches, the numbers in hand included."""
        begin = time.perf_counter()
        for images, labels in batches:
            self.step(images, labels)
        for total in self.sums[:2]:
            total.item()
        return time.perf_counter() - begin


def shuffled(images, labels):
    """Tensors in memory, gathered batch by batch: the fastest plain loop."""
    for chosen in torch.randperm(len(labels), device=labels.device).split(BATCH):
        yield images.index_select(0, chosen), labels.index_select(0, chosen)


def loaded(loader, device):
    for images, labels in loader:
        yield images.to(device), labels.to(device)


class TrainingCase:
    """Steps of a network over the first images of the set."""

    def __init__(self, network, mnist, device):
        self.training = Training(network, device)
        self.mnist = mnist

    def run(self, steps):
        images, labels = (part[: steps * BATCH] for part in self.mnist)
        return self.training.measure(shuffled(images, labels))


class LoaderCase:
    """The same with a DataLoader over a TensorDataset, in the main process (num_workers=0, the default)."""

    def __init__(self, network, mnist, device):
        self.training = Training(network, device)
        self.mnist = mnist

    def run(self, steps):
        dataset = TensorDataset(*(part[: steps * BATCH].cpu() for part in self.mnist))
        loader = DataLoader(dataset, batch_size=BATCH, shuffle=True)
        return self.training.measure(loaded(loader, self.training.device))


class AddCase:
    """`a.add(b)` on one element; what comes out is dropped at once."""

    def __init__(self, device, requires_grad):
        self.a = torch.ones(1, device=device, requires_grad=requires_grad)
        self.b = torch.ones(1, device=device)

    def run(self, steps):
        a, b = self.a, self.b
        begin = time.perf_counter()
        for _ in itertools.repeat(None, steps):
            a.add(b)
        if a.is_cuda:
            torch.cuda.synchronize()
        return time.perf_counter() - begin


def make(case, form, mnist, device):
    if case == "op-add":
        return AddCase(device, requires_grad=False)
    if case == "op-add-grad":
        return AddCase(device, requires_grad=True)
    if case == "mnist-fixed":
        return TrainingCase(mnist_baseline(), mnist(), device)
    if case == "mnist-fg":
        return TrainingCase(mnist_filter_generation(20, 5, form), mnist(), device)
    if case == "epoch" and form == "tensors":
        return TrainingCase(mnist_baseline(), mnist(), device)
    if case == "epoch" and form == "DataLoader":
        return LoaderCase(mnist_baseline(), mnist(), device)
    raise ValueError(f"expected a case this script knows, found {case!r} in the form {form!r}")


def mapped_blas():
    """The files this process has mapped as BLAS; empty where there is no /proc."""
    try:
        with open("/proc/self/maps") as maps:
            paths = {line.split(None, 5)[5].strip() for line in maps if BLAS.search(line)}
    except OSError:
        return ""
    return ", ".join(sorted(paths))


def about(device):
    return {
        "runtime": f"Python {platform.python_version()}",
        "torch": f"PyTorch {torch.__version__}",
        "threads": torch.get_num_threads(),
        "blas": mapped_blas(),
        "processor": torch.cuda.get_device_name(device) if device.type == "cuda" else "CPU",
    }


def serve(answer):
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except Exception as problem:  # goes to the user through the other process
            reply = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps(reply), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", help="folder with MNIST's unpacked idx files")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    device = torch.device(options.device)
    cases, data = {}, []

    def mnist():
        if not data:
            data.append(load_mnist(options.data, device))
        return data[0]

    def answer(request):
        key = request["case"], request.get("form", "")
        if device.type == "cuda" and not torch.cuda.is_available():
            return {"error": "--device cuda: expected a GPU that this PyTorch can use, found none; use --device cpu."}
        if key[0] == "about":
            return about(device)
        if key not in cases:
            cases[key] = make(*key, mnist, device)
        steps, warm = request["steps"], request["warm"]
        seconds = [cases[key].run(steps) for _ in range(warm + request["passes"])]
        return {"ms": [1000 * each / steps for each in seconds[warm:]]}

    serve(answer)


if __name__ == "__main__":
    main()
