"""The CIFAR-10 networks of "Learning to generate filters" (Tables 15 to 20) in plain PyTorch, and VGG11 for 32x32 images."""
from collections import OrderedDict

from torch import nn

from reference import (
    Autoencoder,
    DimensionReduction,
    FilterGenerationNet,
    FixedNet,
    GeneratedConv,
    fully_connected,
    leaky,
    normed,
    relu,
    upsampled_conv,
)


def baseline():
    """Table 15."""
    return FixedNet(
        normed(3, 64, 3, 1, 1),  # [B, 64, 32, 32]
        normed(64, 128, 3, 2, 1),  # [B, 128, 16, 16]
        normed(128, 256, 3, 2, 1),  # [B, 256, 8, 8]
        normed(256, 256, 3, 2, 1),  # [B, 256, 4, 4]
        nn.AvgPool2d(4, 1),  # [B, 256, 1, 1]
        fully_connected(256, 10),  # [B, 10]
    )


def reduction(channels, *geometries):
    """Tables 17 to 20: rows of kernel and stride that keep the channels, then FC."""
    rows = [normed(channels, channels, kernel, stride, activation=leaky()) for kernel, stride in geometries]
    return DimensionReduction(*rows, fully_connected(channels, channels, leaky()))


def filter_generation(form="mix"):
    """Tables 16 to 20, and Table 15 with generated filters; each repository is as large as its layer."""
    return FilterGenerationNet(
        Autoencoder(
            encoder=[
                normed(3, 64, 3, 1, 1),  # [B, 64, 32, 32]
                normed(64, 96, 3, 2, 1),  # [B, 96, 16, 16]
                normed(96, 128, 3, 2, 1),  # [B, 128, 8, 8]
                normed(128, 128, 3, 2, 1),  # [B, 128, 4, 4]
            ],
            decoder=[
                upsampled_conv(128, 128, 3, relu()),  # [B, 128, 8, 8]
                upsampled_conv(128, 96, 3, relu()),  # [B, 96, 16, 16]
                upsampled_conv(96, 96, 3, relu()),  # [B, 96, 32, 32]
                nn.Sequential(OrderedDict(conv=nn.Conv2d(96, 3, 3, padding=1))),  # [B, 3, 32, 32]
            ],
        ),
        reductions=[
            reduction(64, (4, 4), (4, 4), (2, 1)),
            reduction(96, (4, 4), (4, 1)),
            reduction(128, (4, 4), (2, 1)),
            reduction(128, (4, 1)),
        ],
        prediction=[
            GeneratedConv(64, 3, 64, 3, 64, 1, 1, form=form, norm=True),  # [B, 64, 32, 32]
            GeneratedConv(96, 64, 128, 3, 128, 2, 1, form=form, norm=True),  # [B, 128, 16, 16]
            GeneratedConv(128, 128, 256, 3, 256, 2, 1, form=form, norm=True),  # [B, 256, 8, 8]
            GeneratedConv(128, 256, 256, 3, 256, 2, 1, form=form, norm=True),  # [B, 256, 4, 4]
            nn.AvgPool2d(4, 1),  # [B, 256, 1, 1]
            fully_connected(256, 10),  # [B, 10]
        ],
    )


def vgg11():
    """VGG11 with batch normalisation: eight convolutions and three fully connected layers."""
    rows, channels = [], 3
    for filters in (64, "pool", 128, "pool", 256, 256, "pool", 512, 512, "pool", 512, 512, "pool"):
        if filters == "pool":
            rows.append(nn.MaxPool2d(2))
        else:
            rows.append(normed(channels, filters, 3, 1, 1))
            channels = filters
    return FixedNet(
        *rows, fully_connected(512, 512, relu()), fully_connected(512, 512, relu()), fully_connected(512, 10)
    )
