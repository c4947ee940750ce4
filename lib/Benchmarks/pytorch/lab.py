"""The dynamic-filter lab's networks in plain PyTorch, behind the first layers of ResNet-18 under torchvision's names."""
from collections import OrderedDict

import torch
from torch import nn
from torch.nn import functional as F

CHANNELS, SIDE, KERNEL = 64, 8, 3


class BasicBlock(nn.Module):
    """torchvision's, for equal channels and stride 1."""

    def __init__(self, channels):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.relu = nn.ReLU(inplace=True)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        return self.relu(self.bn2(self.conv2(y)) + x)


def backbone():
    """ResNet-18 up to and including layer1's first block: [B, 3, 32, 32] -> [B, 64, 8, 8]."""
    return nn.Sequential(OrderedDict(
        conv1=nn.Conv2d(3, CHANNELS, 7, 2, 3, bias=False),
        bn1=nn.BatchNorm2d(CHANNELS),
        relu=nn.ReLU(inplace=True),
        maxpool=nn.MaxPool2d(3, 2, 1),
        layer1=nn.Sequential(BasicBlock(CHANNELS)),
    ))


def convolve(v, kernels, form):
    """Image i of v [B, C, H, W] with kernel i of [B, C, k, k], padding 1 -> [B, 1, H, W]."""
    batch, channels, height, width = v.shape
    if form == "loop":
        return torch.cat([F.conv2d(image[None], kernel[None], padding=1) for image, kernel in zip(v, kernels)])
    if form == "grouped":
        return F.conv2d(v.reshape(1, batch * channels, height, width), kernels, padding=1, groups=batch).transpose(0, 1)
    if form == "unfold":
        windows = F.unfold(v, KERNEL, padding=1)  # [B, C·k·k, H·W]
        return torch.bmm(kernels.flatten(1).unsqueeze(1), windows).view(batch, 1, height, width)
    raise ValueError(f"form: expected loop, grouped or unfold, found {form!r}")


class ImageNetScale(nn.Module):
    """Takes ImageNet's mean out of RGB values in [0, 1] and divides by its deviation."""

    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1), persistent=False)
        self.register_buffer("deviation", torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1), persistent=False)

    def forward(self, images):
        return (images - self.mean).div_(self.deviation)


class LabNet(nn.Module):
    """What the networks share: backbone, FC 64 -> 10 and the cross entropy."""

    def __init__(self):
        super().__init__()
        self.scale = ImageNetScale()
        self.backbone = backbone()
        self.head = nn.Linear(SIDE * SIDE, 10)

    def forward(self, images):
        v = self.backbone(self.scale(images))
        return self.head(self.represent(v).flatten(1))

    def evaluate(self, images, labels):
        logits = self(images)
        loss = F.cross_entropy(logits, labels)
        return loss, logits, {"classification": loss}


class DynamicNet(LabNet):
    """FC 4096 -> 576 and Tanh make a kernel of unit length of each image's map."""

    def __init__(self, form):
        super().__init__()
        self.form = form
        self.generator = nn.Sequential(OrderedDict(
            linear=nn.Linear(CHANNELS * SIDE * SIDE, CHANNELS * KERNEL * KERNEL),
            tanh=nn.Tanh(),
        ))

    def represent(self, v):
        kernels = F.normalize(self.generator(v.flatten(1)), dim=1)
        return convolve(v, kernels.view(-1, CHANNELS, KERNEL, KERNEL), self.form)


class FixedNet(LabNet):
    """An ordinary convolution 64 -> 1 instead."""

    def __init__(self):
        super().__init__()
        self.convolution = nn.Conv2d(CHANNELS, 1, KERNEL, padding=1, bias=False)

    def represent(self, v):
        return self.convolution(v)


class LocalNet(LabNet):
    """A 1x1 convolution 64 -> 576 and Tanh make a kernel of unit length for every position."""

    def __init__(self):
        super().__init__()
        self.generator = nn.Sequential(OrderedDict(conv=nn.Conv2d(CHANNELS, CHANNELS * KERNEL * KERNEL, 1), tanh=nn.Tanh()))

    def represent(self, v):
        kernels = F.normalize(self.generator(v), dim=1).flatten(2)  # [B, C·k·k, H·W]
        return (F.unfold(v, KERNEL, padding=1) * kernels).sum(1)
