"""The landmark networks of "Learning to generate filters" (Tables 8 to 14) in plain PyTorch."""
from collections import OrderedDict

from torch import nn

from cifar10 import reduction
from reference import Autoencoder, FilterGenerationNet, GeneratedConv, leaky, normed, relu, upsampled_conv


def last(channels, filters):
    """A row Conv that keeps the size."""
    return nn.Sequential(OrderedDict(conv=nn.Conv2d(channels, filters, 3, padding=1)))


def decoder(n):
    """Table 8 behind the code: [B, n, 4, 4] -> [B, 5, 64, 64]."""
    return [*(upsampled_conv(n, n, 3, leaky()) for _ in range(4)), last(n, 5)]


class Baseline(nn.Module):
    """Table 8 with n filters in each layer."""

    def __init__(self, n):
        super().__init__()
        self.encoder = nn.Sequential(
            normed(3, n, 3, 1, 1, leaky()),  # [B, n, 64, 64]
            *(normed(n, n, 3, 2, 1, leaky()) for _ in range(4)),  # [B, n, 32, 32] to [B, n, 4, 4]
        )
        self.decoder = nn.Sequential(*decoder(n))

    def forward(self, images):
        return self.decoder(self.encoder(images))


def filter_generation(n, form="mix"):
    """Tables 9 to 14, and Table 8 with a generated encoder; `run` gives heat maps and the reconstruction's logits."""
    lengths = (64, 64, 96, 96, 128)
    return FilterGenerationNet(
        Autoencoder(
            encoder=[
                normed(3, 64, 3, 1, 1, leaky()),  # [B, 64, 64, 64]
                normed(64, 64, 3, 2, 1, leaky()),  # [B, 64, 32, 32]
                normed(64, 96, 3, 2, 1, leaky()),  # [B, 96, 16, 16]
                normed(96, 96, 3, 2, 1, leaky()),  # [B, 96, 8, 8]
                normed(96, 128, 3, 2, 1, leaky()),  # [B, 128, 4, 4]
            ],
            decoder=[
                upsampled_conv(128, 96, 3, relu()),  # [B, 96, 8, 8]
                upsampled_conv(96, 96, 3, relu()),  # [B, 96, 16, 16]
                upsampled_conv(96, 64, 3, relu()),  # [B, 64, 32, 32]
                upsampled_conv(64, 64, 3, relu()),  # [B, 64, 64, 64]
                last(64, 3),  # [B, 3, 64, 64]
            ],
        ),
        reductions=[
            reduction(64, (4, 4), (4, 4), (4, 1)),
            reduction(64, (4, 4), (4, 4), (2, 1)),
            reduction(96, (4, 4), (4, 1)),
            reduction(96, (4, 4), (2, 1)),
            reduction(128, (4, 1)),
        ],
        prediction=[
            *(
                GeneratedConv(
                    length, n if layer else 3, n, 3, n, 2 if layer else 1, 1, form=form, norm=True, activation=leaky()
                )
                for layer, length in enumerate(lengths)
            ),
            *decoder(n),
        ],
    )
