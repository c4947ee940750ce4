"""Modules of one input."""
import torch
from torch import nn

from recording import module


def image(channels=3, size=7, batch=2):
    return torch.randn(batch, channels, size, size + 1)


def worn(layer):
    """Gives normalisation layers statistics and weights as if they had been trained."""
    for name, value in list(layer.named_parameters()) + list(layer.named_buffers()):
        if value.is_floating_point():
            value.data.copy_(torch.rand(value.shape) + 0.5)
    return layer


def cases():
    x = image()
    made = {
        "conv1d": module(nn.Conv1d(3, 4, 3, stride=2, padding=1), torch.randn(2, 3, 9)),
        "conv1d_same": module(nn.Conv1d(3, 4, 4, padding="same"), torch.randn(2, 3, 9)),
        "conv1d_circular": module(nn.Conv1d(3, 4, 3, padding=2, padding_mode="circular"), torch.randn(2, 3, 9)),
        "conv2d": module(nn.Conv2d(3, 4, 3), x),
        "conv2d_unbatched": module(nn.Conv2d(3, 4, 3), torch.randn(3, 6, 6)),
        "conv2d_strided": module(nn.Conv2d(3, 4, (3, 2), stride=(2, 1), padding=(1, 2), dilation=(1, 2)), x),
        "conv2d_groups": module(nn.Conv2d(4, 6, 3, groups=2, bias=False), image(4)),
        "conv2d_same": module(nn.Conv2d(3, 4, 4, padding="same"), x),
        "conv2d_valid": module(nn.Conv2d(3, 4, 4, padding="valid"), x),
        "conv2d_reflect": module(nn.Conv2d(3, 4, 3, padding=(1, 2), padding_mode="reflect"), x),
        "conv2d_replicate": module(nn.Conv2d(3, 4, 3, padding=1, padding_mode="replicate"), x),
        "conv2d_circular": module(nn.Conv2d(3, 4, 3, padding=1, padding_mode="circular"), x),
        "conv_transpose2d": module(nn.ConvTranspose2d(3, 4, 3, stride=2, padding=1, output_padding=1), x),
        "conv_transpose2d_groups": module(nn.ConvTranspose2d(4, 6, (2, 3), groups=2, dilation=2, bias=False), image(4)),
        "linear": module(nn.Linear(5, 3), torch.randn(4, 5)),
        "linear_without_bias": module(nn.Linear(5, 3, bias=False), torch.randn(2, 4, 5)),
        "batch_norm1d": module(worn(nn.BatchNorm1d(3)), torch.randn(5, 3)),
        "batch_norm1d_sequence": module(worn(nn.BatchNorm1d(3)), torch.randn(5, 3, 4)),
        "batch_norm2d": module(worn(nn.BatchNorm2d(3)), x),
        "batch_norm2d_evaluating": module(worn(nn.BatchNorm2d(3)).eval(), x),
        "batch_norm2d_mean": module(worn(nn.BatchNorm2d(3, momentum=None)), x),
        "batch_norm2d_plain": module(nn.BatchNorm2d(3, eps=1e-3, affine=False), x),
        "batch_norm2d_untracked": module(worn(nn.BatchNorm2d(3, track_running_stats=False)).eval(), x),
        "dropout": module(nn.Dropout(0.3), x),
        "dropout_evaluating": module(nn.Dropout(0.3).eval(), x),
        "relu": module(nn.ReLU(), x),
        "leaky_relu": module(nn.LeakyReLU(0.2), x),
        "elu": module(nn.ELU(0.7), x),
        "gelu": module(nn.GELU(), x),
        "tanh": module(nn.Tanh(), x),
        "sigmoid": module(nn.Sigmoid(), x),
        "softmax": module(nn.Softmax(1), x),
        "log_softmax": module(nn.LogSoftmax(-1), x),
        "max_pool2d": module(nn.MaxPool2d(2), x),
        "max_pool2d_strided": module(nn.MaxPool2d((3, 2), (2, 1), (1, 0), (1, 2), ceil_mode=True), x),
        "avg_pool2d": module(nn.AvgPool2d(2), x),
        "avg_pool2d_padded": module(nn.AvgPool2d((3, 2), (2, 1), (1, 0), count_include_pad=False), x),
        "adaptive_avg_pool2d": module(nn.AdaptiveAvgPool2d((3, 2)), x),
        "upsample": module(nn.Upsample(scale_factor=2), x),
        "upsample_bilinear": module(nn.Upsample(size=(9, 5), mode="bilinear", align_corners=True), x),
        "upsample_linear": module(nn.Upsample(scale_factor=1.5, mode="linear"), torch.randn(2, 3, 7)),
        "upsample_bicubic": module(nn.Upsample(scale_factor=(1.5, 2), mode="bicubic"), x),
        "flatten": module(nn.Flatten(), x),
        "unflatten": module(nn.Unflatten(1, (3, 2)), torch.randn(4, 6)),
        "identity": module(nn.Identity(), x),
        "embedding": module(nn.Embedding(6, 3, padding_idx=2), torch.tensor([[0, 2, 5], [5, 5, 1]])),
        "embedding_limited": module(nn.Embedding(6, 3, max_norm=0.8), torch.tensor([0, 3, 3])),
        "sequential": module(
            nn.Sequential(
                nn.Conv2d(3, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.LeakyReLU(0.2), nn.MaxPool2d(2), nn.Flatten(),
                nn.Linear(48, 5), nn.LogSoftmax(1)),
            x),
    }
    return made
