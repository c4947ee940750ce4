"""SegNet and two classifiers of FilterGen's "What do deep networks see" in plain PyTorch."""
import torch
from torch import nn
from torch.nn import functional as F

from reference import FixedNet, conv, fully_connected, normed

MEANS, DEVIATIONS = (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)  # CIFAR-10's


class Normalize(nn.Module):
    def forward(self, images):
        means, deviations = (torch.tensor(values).to(images).view(1, 3, 1, 1) for values in (MEANS, DEVIATIONS))
        return (images - means) / deviations


class Mean(nn.Module):
    def forward(self, maps):
        return maps.mean([2, 3], keepdim=True)


class SegNet(nn.Module):
    """Stages of (filters, convolutions) before each pooling, and mirrored; run gives the loss and the normalised reconstruction."""

    def __init__(self, stages, places=True):
        super().__init__()
        self.places, self.normalize = places, Normalize()
        before = [3] + [filters for filters, _ in stages]
        self.encoder = nn.ModuleList(
            nn.Sequential(*(normed(before[i] if k == 0 else filters, filters, 3, 1, 1) for k in range(count)))
            for i, (filters, count) in enumerate(stages)
        )
        self.decoder = nn.ModuleList(
            nn.Sequential(
                *(normed(filters, filters, 3, 1, 1) for _ in range(count - 1)),
                normed(filters, before[i], 3, 1, 1) if i else conv(filters, 3, 3, 1, 1),
            )
            for i, (filters, count) in reversed(list(enumerate(stages)))
        )

    def run(self, images):
        wanted = x = self.normalize(images)
        poolings = []
        for stage in self.encoder:
            x = stage(x)
            size = x.shape[2:]
            x, places = F.max_pool2d(x, 2, return_indices=True)
            poolings.append((places, size))
        for stage in self.decoder:
            places, size = poolings.pop()
            x = F.max_unpool2d(x, places, 2, output_size=size) if self.places else F.interpolate(x, size, mode="nearest")
            x = stage(x)
        return F.mse_loss(x, wanted), x


class Residual(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.first = normed(channels, filters, 3, stride, 1)
        self.second = conv(filters, filters, 3, 1, 1, norm=True, bias=False)
        if stride != 1 or channels != filters:
            self.shortcut = conv(channels, filters, 1, stride, norm=True, bias=False)

    def forward(self, maps):
        return F.relu(self.second(self.first(maps)) + (self.shortcut(maps) if hasattr(self, "shortcut") else maps))


class Inception(nn.Module):
    def __init__(self, channels, one, three, five, pooled):
        super().__init__()
        self.one = nn.Sequential(normed(channels, one, 1))
        self.three = nn.Sequential(normed(channels, three[0], 1), normed(*three, 3, 1, 1))
        self.five = nn.Sequential(normed(channels, five[0], 1), normed(*five, 3, 1, 1), normed(five[1], five[1], 3, 1, 1))
        self.pooled = nn.Sequential(normed(channels, pooled, 1))

    def forward(self, maps):
        return torch.cat([self.one(maps), self.three(maps), self.five(maps), self.pooled(F.avg_pool2d(maps, 3, 1, 1))], 1)


def resnet():
    return FixedNet(
        Normalize(),
        normed(3, 16, 3, 1, 1),
        Residual(16, 16, 1),
        Residual(16, 32, 2),
        Residual(32, 64, 2),
        Mean(),
        fully_connected(64, 10),
    )


def inception():
    return FixedNet(
        Normalize(),
        normed(3, 16, 3, 1, 1),
        nn.MaxPool2d(2),
        Inception(16, 8, (8, 16), (4, 8), 8),
        Inception(40, 12, (12, 24), (6, 12), 8),
        nn.MaxPool2d(2),
        Inception(56, 16, (16, 32), (8, 16), 16),
        Inception(80, 24, (20, 40), (12, 24), 16),
        Mean(),
        fully_connected(104, 10),
    )
