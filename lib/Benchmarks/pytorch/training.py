"""Training steps in the ways PyTorch offers, each as fast as plain PyTorch code makes it."""
import time

import torch

BATCH = 128
WARM_STEPS = 3  # before capturing, on a stream of their own


class Form:
    """How a network trains, from a text such as "mix, channels-last, captured"."""

    def __init__(self, text):
        words = text.split(", ") if text else []
        self.channels_last = "channels-last" in words
        self.captured = "captured" in words
        others = [word for word in words if word not in ("channels-last", "captured")]
        self.name = others[0] if others else ""


class Training:
    """A network with Adam, its sums of losses and right answers kept on the device: a step never waits for a number."""

    def __init__(self, network, device, form):
        self.device, self.form = device, form
        self.network = network.to(device).train()
        if form.channels_last:
            self.network.to(memory_format=torch.channels_last)
        cuda = device.type == "cuda"
        fastest = {"fused": True, "capturable": form.captured} if cuda else {"foreach": True}
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=1e-3, **fastest)
        self.sums = torch.zeros(8, dtype=torch.float64, device=device).unbind()

    def step(self, images, labels):
        if self.form.channels_last:
            images = images.contiguous(memory_format=torch.channels_last)
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


class CapturedTraining(Training):
    """The same with the step captured in a CUDA graph at the first batch and replayed from then on."""

    graph = None

    def capture(self, images, labels):
        self.images, self.labels = images.clone(), labels.clone()
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(WARM_STEPS):
                super().step(self.images, self.labels)
        torch.cuda.current_stream().wait_stream(side)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            super().step(self.images, self.labels)

    def step(self, images, labels):
        if self.graph is None:
            self.capture(images, labels)
        self.images.copy_(images)
        self.labels.copy_(labels)
        self.graph.replay()


def shuffled(images, labels):
    """Tensors in memory, gathered batch by batch: the fastest plain loop."""
    for chosen in torch.randperm(len(labels), device=labels.device).split(BATCH):
        yield images.index_select(0, chosen), labels.index_select(0, chosen)


def loaded(loader, device):
    for images, labels in loader:
        yield images.to(device), labels.to(device)
