"""The MNIST networks of "Learning to generate filters for convolutional neural networks" in plain PyTorch.

The tests compare FilterGen's networks with these, value by value and gradient by gradient, and the benchmarks
run them side by side, so parameters have the same names and shapes in both.
"""
from collections import OrderedDict

import torch
from torch import nn
from torch.nn import functional as F

FORMS = ("loop", "grouped", "mix")


def dynamic_conv2d(images, bases, coefficients, bias=None, stride=1, padding=0, dilation=1, form="mix"):
    """Convolves sample i with its own filters k_in = sum_j coefficients[i, n, j] * bases[j] (eq. 2).

    images [B, C, H, W], bases [M, C, k, k], coefficients [B, N, M], bias [N] -> [B, N, H', W'].
    """
    batch, channels, height, width = images.shape
    filters, (repository, _, k, _) = coefficients.shape[1], bases.shape
    if form == "mix":
        maps = F.conv2d(images, bases, None, stride, padding, dilation)
        flat = maps.flatten(2)
        mixed = torch.bmm(coefficients, flat) if bias is None else torch.baddbmm(bias[None, :, None], coefficients, flat)
        return mixed.unflatten(2, maps.shape[2:])
    kernels = (coefficients.reshape(-1, repository) @ bases.flatten(1)).view(batch, filters, channels, k, k)
    if form == "grouped":
        output = F.conv2d(
            images.reshape(1, batch * channels, height, width), kernels.flatten(0, 1), None, stride, padding, dilation, batch
        )
        output = output.view(batch, filters, *output.shape[2:])
        return output if bias is None else output + bias[:, None, None]
    if form == "loop":
        return torch.cat([
            F.conv2d(image[None], own, bias, stride, padding, dilation) for image, own in zip(images, kernels)
        ])
    raise ValueError(f"form: expected one of {FORMS}, found {form!r}")


class FilterRepository(nn.Module):
    """M base filters, orthogonal at the start and trained."""

    def __init__(self, size, channels, kernel):
        super().__init__()
        self.filters = nn.Parameter(nn.init.orthogonal_(torch.empty(size, channels, kernel, kernel)))


class CoefficientGenerator(nn.Module):
    """Features [B, L_f] -> coefficients [B, N, M]."""

    def __init__(self, features, filters, repository_size):
        super().__init__()
        self.shape = (filters, repository_size)
        self.linear = nn.Linear(features, filters * repository_size)

    def forward(self, features):
        return self.linear(features).unflatten(1, self.shape)


class DynamicConv2d(nn.Module):
    def __init__(self, features, channels, filters, kernel, repository_size, stride=1, padding=0, form="mix"):
        super().__init__()
        self.stride, self.padding, self.form = stride, padding, form
        self.repository = FilterRepository(repository_size, channels, kernel)
        self.coefficients = CoefficientGenerator(features, filters, repository_size)
        bound = (channels * kernel * kernel) ** -0.5
        self.bias = nn.Parameter(torch.empty(filters).uniform_(-bound, bound))

    def forward(self, features, images):
        return dynamic_conv2d(
            images, self.repository.filters, self.coefficients(features), self.bias, self.stride, self.padding, form=self.form
        )


def conv(channels, filters, kernel, stride=1, padding=0, norm=False, activation=None):
    """One row Conv[+BN][+activation] of the paper's tables."""
    parts = OrderedDict(conv=nn.Conv2d(channels, filters, kernel, stride, padding))
    if norm:
        parts["norm"] = nn.BatchNorm2d(filters)
    if activation is not None:
        parts["activation"] = activation
    return nn.Sequential(parts)


def fully_connected(inputs, outputs, activation=None):
    parts = OrderedDict(flatten=nn.Flatten(), linear=nn.Linear(inputs, outputs))
    if activation is not None:
        parts["activation"] = activation
    return nn.Sequential(parts)


def leaky():
    return nn.LeakyReLU(0.2)


class MnistBaseline(nn.Module):
    """Table 4."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            conv(1, 5, 5, activation=nn.ReLU()),  # [B, 5, 24, 24]
            nn.MaxPool2d(2),  # [B, 5, 12, 12]
            conv(5, 5, 5, activation=nn.ReLU()),  # [B, 5, 8, 8]
            nn.MaxPool2d(2),  # [B, 5, 4, 4]
            fully_connected(80, 10),  # [B, 10]
        )

    def forward(self, images):
        return self.layers(images)

    def evaluate(self, images, labels):
        logits = self(images)
        loss = F.cross_entropy(logits, labels)
        return loss, logits, {"classification": loss}


class Autoencoder(nn.Module):
    """Table 5; returns the taps (before BN and LReLU) and the reconstruction's logits."""

    def __init__(self, n):
        super().__init__()
        self.encoder = nn.Sequential(
            conv(1, n, 5, padding=2, norm=True, activation=leaky()),  # [B, n, 28, 28]
            conv(n, n, 5, stride=2, padding=2, norm=True, activation=leaky()),  # [B, n, 14, 14]
        )
        self.decoder = nn.Sequential(nn.Sequential(OrderedDict(
            upsample=nn.Upsample(scale_factor=2),  # [B, n, 28, 28]
            conv=nn.Conv2d(n, 1, 5, padding=2),  # [B, 1, 28, 28]
        )))

    def forward(self, images):
        taps, x = [], images
        for block in self.encoder:
            tap = block.conv(x)
            taps.append(tap)
            x = block.activation(block.norm(tap))
        return taps, self.decoder(x)


def dimension_reduction(n, first_kernel):
    """Tables 6 (first kernel 4) and 7 (first kernel 2)."""
    return nn.Sequential(OrderedDict(layers=nn.Sequential(
        conv(n, n, first_kernel, stride=first_kernel, norm=True, activation=leaky()),  # [B, n, 7, 7]
        conv(n, n, 3, stride=3, padding=1, norm=True, activation=leaky()),  # [B, n, 3, 3]
        conv(n, n, 3, norm=True, activation=leaky()),  # [B, n, 1, 1]
        fully_connected(n, n, activation=leaky()),  # [B, n]
    )))


class GeneratedConv(nn.Module):
    """A row Conv+ReLU whose filters are generated."""

    def __init__(self, *args, **options):
        super().__init__()
        self.conv = DynamicConv2d(*args, **options)

    def forward(self, features, images):
        return F.relu(self.conv(features, images))


class PredictionNetwork(nn.ModuleList):
    """Table 4 with generated filters."""

    def __init__(self, features, repository_size, form):
        super().__init__([
            GeneratedConv(features, 1, 5, 5, repository_size, form=form),  # [B, 5, 24, 24]
            nn.MaxPool2d(2),  # [B, 5, 12, 12]
            GeneratedConv(features, 5, 5, 5, repository_size, form=form),  # [B, 5, 8, 8]
            nn.MaxPool2d(2),  # [B, 5, 4, 4]
            fully_connected(80, 10),  # [B, 10]
        ])

    def forward(self, images, features):
        x, pending = images, iter(features)
        for layer in self:
            x = layer(next(pending), x) if isinstance(layer, GeneratedConv) else layer(x)
        return x


class FilterGenerationNet(nn.Module):
    """Figure 1 for MNIST; the loss is eq. 4 = eq. 1 + eq. 3."""

    def __init__(self, encoder_filters=20, repository_size=5, form="mix"):
        super().__init__()
        self.autoencoder = Autoencoder(encoder_filters)
        self.reduction1 = dimension_reduction(encoder_filters, 4)
        self.reduction2 = dimension_reduction(encoder_filters, 2)
        self.prediction = PredictionNetwork(encoder_filters, repository_size, form)

    def forward(self, images):
        return self.run(images)[0]

    def run(self, images):
        taps, reconstruction = self.autoencoder(images)
        features = [self.reduction1(taps[0]), self.reduction2(taps[1])]
        return self.prediction(images, features), reconstruction

    def evaluate(self, images, labels):
        logits, reconstruction = self.run(images)
        terms = {
            "reconstruction": F.binary_cross_entropy_with_logits(reconstruction, images),
            "classification": F.cross_entropy(logits, labels),
        }
        return sum(terms.values()), logits, terms
