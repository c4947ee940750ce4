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

import cifar10
import filter_gan
import lab
import reference
from training import BATCH, CapturedTraining, Form, Training, loaded, shuffled

BLAS = re.compile(r"/(libblas|libopenblas|libmkl_rt)[^/]*$")
IMAGES, LABELS = "train-images-idx3-ubyte", "train-labels-idx1-ubyte"

NETWORKS = {
    "mnist-fixed": lambda form: reference.mnist_baseline(),
    "mnist-fg": lambda form: reference.mnist_filter_generation(20, 5, form),
    "epoch": lambda form: reference.mnist_baseline(),
    "cifar-fixed": lambda form: cifar10.baseline(),
    "cifar-fg": lambda form: cifar10.filter_generation(form),
    "lab-fixed": lambda form: lab.FixedNet(),
    "lab": lambda form: lab.DynamicNet(form),
    "lab-epoch": lambda form: lab.DynamicNet(form),
}


def read_idx(path, header):
    """The bytes of an idx file after its header; the caller has verified the file."""
    with open(path, "rb") as file:
        return torch.frombuffer(bytearray(file.read()[header:]), dtype=torch.uint8)


class Data:
    """Images in [0, 1] and labels on the device, made when they are asked for."""

    def __init__(self, folder, device):
        self.folder, self.device, self.known = folder, device, {}

    def of(self, case, steps):
        """MNIST's first digits for its networks, noise of CIFAR-10's size for the others."""
        if case.startswith(("mnist", "epoch")):
            if "mnist" not in self.known:
                self.known["mnist"] = self.mnist()
            return [part[: steps * BATCH] for part in self.known["mnist"]]
        if steps not in self.known:
            count = steps * BATCH
            self.known[steps] = (
                torch.rand(count, 3, 32, 32, device=self.device), torch.randint(0, 10, (count,), device=self.device)
            )
        return self.known[steps]

    def mnist(self):
        """Images float32 [60000, 1, 28, 28] and labels int64 [60000]."""
        images = read_idx(os.path.join(self.folder, IMAGES), 16).view(-1, 1, 28, 28).to(torch.float32).div_(255)
        labels = read_idx(os.path.join(self.folder, LABELS), 8).to(torch.int64)
        return images.to(self.device), labels.to(self.device)


class TrainingCase:
    """Steps of a network over tensors in memory, or with a DataLoader in the main process (num_workers=0, the default)."""

    def __init__(self, case, form, data, device):
        self.case, self.data = case, data
        form = Form(form)
        self.loader = form.name == "DataLoader"
        kind = CapturedTraining if form.captured else Training
        self.training = kind(NETWORKS[case](form.name), device, form)

    def run(self, steps):
        images, labels = self.data.of(self.case, steps)
        if not self.loader:
            return self.training.measure(shuffled(images, labels))
        loader = DataLoader(TensorDataset(images.cpu(), labels.cpu()), batch_size=BATCH, shuffle=True)
        return self.training.measure(loaded(loader, self.training.device))


class GanCase:
    """Iterations of Algorithm 1 with the losses and right answers added to running sums; but for `plain`, over digits as they enter the layer."""

    BATCH = 32

    def __init__(self, layer, form, data):
        self.layer, self.data, self.plain = layer, data, form == "plain"
        classifier = filter_gan.Classifier().to(data.device)
        self.algorithm = filter_gan.PlainAlgorithm1(classifier, layer) if self.plain else filter_gan.Algorithm1(classifier, layer, form=form)

    def run(self, steps):
        images, labels = (part[: steps * self.BATCH] for part in self.data.of("mnist", steps))
        with torch.no_grad():
            entering = images if self.plain else self.algorithm.classifier.before(images, self.layer)
        sums, right = torch.zeros(3), torch.zeros((), dtype=torch.int64)
        begin = time.perf_counter()
        for places in torch.randperm(len(labels)).split(self.BATCH):
            losses = self.algorithm.step(entering[places], torch.randn(len(places), filter_gan.NOISE))
            sums += torch.stack(losses)
            with torch.no_grad():
                logits = self.algorithm.classifier.after(self.algorithm.generated, self.layer)
            right += (logits.argmax(1) == labels[places]).sum()
        sums.sum().item(), right.item()
        return time.perf_counter() - begin


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


def make(case, form, data, device):
    if case in NETWORKS:
        return TrainingCase(case, form, data, device)
    if case.startswith("gan-"):
        return GanCase(int(case[-1]), form, data)
    if case in ("op-add", "op-add-grad"):
        return AddCase(device, requires_grad=case == "op-add-grad")
    raise ValueError(f"expected a case this script knows, found {case!r}")


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
    torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = True
    torch.backends.cudnn.benchmark = True
    device = torch.device(options.device)
    data, cases = Data(options.data, device), {}

    def answer(request):
        key = request["case"], request.get("form", "")
        if device.type == "cuda" and not torch.cuda.is_available():
            return {"error": "--device cuda: expected a GPU that this PyTorch can use, found none; use --device cpu."}
        if key[0] == "about":
            return about(device)
        if key not in cases:
            cases[key] = make(*key, data, device)
        steps, warm = request["steps"], request["warm"]
        seconds = [cases[key].run(steps) for _ in range(warm + request["passes"])]
        return {"ms": [1000 * each / steps for each in seconds[warm:]]}

    serve(answer)


if __name__ == "__main__":
    main()
