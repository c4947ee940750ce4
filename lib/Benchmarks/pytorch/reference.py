"""The parts of "Learning to generate filters for convolutional neural networks" in plain PyTorch, and its MNIST networks.

The tests compare FilterGen's networks with these, value by value and gradient by gradient, and the benchmarks
run them side by side, so parameters have the same names and shapes in both. cifar10.py and landmarks.py hold the others.
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
        if channels > 1 and maps.is_contiguous(memory_format=torch.channels_last):  # pixels as rows: nothing is laid out anew
            rows, columns = flat.transpose(1, 2), coefficients.transpose(1, 2)
            mixed = torch.bmm(rows, columns) if bias is None else torch.baddbmm(bias, rows, columns)
            return mixed.transpose(1, 2).unflatten(2, maps.shape[2:])
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
    def __init__(self, features, channels, filters, kernel, repository_size, stride=1, padding=0, form="mix", bias=True):
        super().__init__()
        self.stride, self.padding, self.form = stride, padding, form
        self.repository = FilterRepository(repository_size, channels, kernel)
        self.coefficients = CoefficientGenerator(features, filters, repository_size)
        bound = (channels * kernel * kernel) ** -0.5
        self.bias = nn.Parameter(torch.empty(filters).uniform_(-bound, bound)) if bias else None

    def forward(self, features, images):
        return dynamic_conv2d(
            images, self.repository.filters, self.coefficients(features), self.bias, self.stride, self.padding, form=self.form
        )


def conv(channels, filters, kernel, stride=1, padding=0, norm=False, activation=None, bias=True):
    """One row Conv[+BN][+activation] of the paper's tables."""
    parts = OrderedDict(conv=nn.Conv2d(channels, filters, kernel, stride, padding, bias=bias))
    if norm:
        parts["norm"] = nn.BatchNorm2d(filters)
    if activation is not None:
        parts["activation"] = activation
    return nn.Sequential(parts)


def normed(channels, filters, kernel, stride=1, padding=0, activation=None):
    """A row Conv+BN+activation without the bias that BN would take away."""
    return conv(channels, filters, kernel, stride, padding, norm=True, activation=activation or relu(), bias=False)


def upsampled_conv(channels, filters, kernel, activation=None):
    """The rows Upsample and Conv, or Conv+BN+activation."""
    upsample = OrderedDict(upsample=nn.Upsample(scale_factor=2))
    row = conv(channels, filters, kernel, 1, kernel // 2) if activation is None else normed(
        channels, filters, kernel, 1, kernel // 2, activation)
    return nn.Sequential(upsample | OrderedDict(row.named_children()))


def fully_connected(inputs, outputs, activation=None):
    parts = OrderedDict(flatten=nn.Flatten(), linear=nn.Linear(inputs, outputs))
    if activation is not None:
        parts["activation"] = activation
    return nn.Sequential(parts)


def leaky():
    return nn.LeakyReLU(0.2, inplace=True)


def relu():
    return nn.ReLU(inplace=True)


class FixedNet(nn.Module):
    """A classifier with ordinary filters; the loss is eq. 3."""

    def __init__(self, *rows):
        super().__init__()
        self.layers = nn.Sequential(*rows)

    def forward(self, images):
        return self.layers(images)

    def evaluate(self, images, labels):
        logits = self(images)
        loss = F.cross_entropy(logits, labels)
        return loss, logits, {"classification": loss}


class Autoencoder(nn.Module):
    """Returns the taps (the convolutions' outputs, before BN and the activation) and the reconstruction's logits."""

    def __init__(self, encoder, decoder):
        super().__init__()
        self.encoder = nn.Sequential(*encoder)
        self.decoder = nn.Sequential(*decoder)

    def forward(self, images):
        taps, x = [], images
        for block in self.encoder:
            tap = block.conv(x)
            taps.append(tap)
            x = block.activation(block.norm(tap))
        return taps, self.decoder(x)


class DimensionReduction(nn.Module):
    """A tap [B, C, H, W] -> features [B, C]."""

    def __init__(self, *rows):
        super().__init__()
        self.layers = nn.Sequential(*rows)

    def forward(self, tap):
        return self.layers(tap)


class GeneratedConv(nn.Module):
    """A row Conv[+BN]+activation whose filters are generated."""

    def __init__(self, *args, norm=False, activation=None, **options):
        super().__init__()
        self.conv = DynamicConv2d(*args, **options, bias=not norm)
        self.norm = nn.BatchNorm2d(self.conv.coefficients.shape[0]) if norm else nn.Identity()
        self.activation = activation or relu()

    def forward(self, features, images):
        return self.activation(self.norm(self.conv(features, images)))


class PredictionNetwork(nn.ModuleList):
    """Rows, generated and ordinary."""

    def forward(self, images, features):
        x, pending = images, iter(features)
        for layer in self:
            x = layer(next(pending), x) if isinstance(layer, GeneratedConv) else layer(x)
        return x


class FilterGenerationNet(nn.Module):
    """Figure 1; the loss is eq. 4 = eq. 1 + eq. 3."""

    def __init__(self, autoencoder, reductions, prediction):
        super().__init__()
        self.autoencoder = autoencoder
        self.count = len(reductions)
        for number, reduction in enumerate(reductions, 1):
            setattr(self, f"reduction{number}", reduction)
        self.prediction = PredictionNetwork(prediction)

    def forward(self, images):
        return self.run(images)[0]

    def run(self, images):
        taps, reconstruction = self.autoencoder(images)
        features = [getattr(self, f"reduction{number}")(tap) for number, tap in enumerate(taps, 1)]
        return self.prediction(images, features), reconstruction

    def evaluate(self, images, labels):
        logits, reconstruction = self.run(images)
        terms = {
            "reconstruction": F.binary_cross_entropy_with_logits(reconstruction, images),
            "classification": F.cross_entropy(logits, labels),
        }
        return sum(terms.values()), logits, terms


def mnist_baseline():
    """Table 4."""
    return FixedNet(
        conv(1, 5, 5, activation=relu()),  # [B, 5, 24, 24]
        nn.MaxPool2d(2),  # [B, 5, 12, 12]
        conv(5, 5, 5, activation=relu()),  # [B, 5, 8, 8]
        nn.MaxPool2d(2),  # [B, 5, 4, 4]
        fully_connected(80, 10),  # [B, 10]
    )


def mnist_reduction(n, first_kernel):
    """Tables 6 (first kernel 4) and 7 (first kernel 2)."""
    return DimensionReduction(
        conv(n, n, first_kernel, stride=first_kernel, norm=True, activation=leaky()),  # [B, n, 7, 7]
        conv(n, n, 3, stride=3, padding=1, norm=True, activation=leaky()),  # [B, n, 3, 3]
        conv(n, n, 3, norm=True, activation=leaky()),  # [B, n, 1, 1]
        fully_connected(n, n, activation=leaky()),  # [B, n]
    )


def mnist_filter_generation(n=20, repository_size=5, form="mix"):
    """Tables 4 to 7 with n filters in each encoder layer."""
    return FilterGenerationNet(
        Autoencoder(
            encoder=[
                conv(1, n, 5, padding=2, norm=True, activation=leaky()),  # [B, n, 28, 28]
                conv(n, n, 5, stride=2, padding=2, norm=True, activation=leaky()),  # [B, n, 14, 14]
            ],
            decoder=[upsampled_conv(n, 1, 5)],  # [B, n, 28, 28], then [B, 1, 28, 28]
        ),
        reductions=[mnist_reduction(n, 4), mnist_reduction(n, 2)],
        prediction=[
            GeneratedConv(n, 1, 5, 5, repository_size, form=form),  # [B, 5, 24, 24]
            nn.MaxPool2d(2),  # [B, 5, 12, 12]
            GeneratedConv(n, 5, 5, 5, repository_size, form=form),  # [B, 5, 8, 8]
            nn.MaxPool2d(2),  # [B, 5, 4, 4]
            fully_connected(80, 10),  # [B, 10]
        ],
    )
