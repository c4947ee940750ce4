"""Functions of one or more tensors."""
import torch
import torch.nn.functional as F

from recording import computation


def cases():
    x = torch.randn(2, 3, 6, 7)
    logits, classes = torch.randn(5, 4), torch.tensor([1, 0, 3, 2, 3])
    weight = torch.tensor([0.5, 1.0, 2.0, 1.5])
    odds, targets, parts = torch.randn(3, 4), torch.rand(3, 4), torch.rand(3, 4)
    probabilities = torch.rand(3, 4) * 0.9 + 0.05
    theta = torch.tensor([[[0.8, -0.3, 0.1], [0.3, 0.9, -0.2]], [[1.1, 0.2, 0.0], [-0.2, 0.7, 0.3]]])
    grid = torch.rand(2, 4, 5, 2) * 2.4 - 1.2
    columns = torch.randn(2, 12, 30)
    mean, variance = torch.rand(3), torch.rand(3) + 0.5
    return {
        "conv1d": computation(lambda a, w, b: F.conv1d(a, w, b, 2, 1, 1, 1), torch.randn(2, 3, 9), torch.randn(4, 3, 3), torch.randn(4)),
        "conv2d": computation(lambda a, w, b: F.conv2d(a, w, b, (2, 1), 1), x, torch.randn(4, 3, 3, 3), torch.randn(4)),
        "conv2d_groups": computation(lambda a, w: F.conv2d(a, w, groups=3, dilation=2), x, torch.randn(6, 1, 3, 3)),
        "conv_transpose2d": computation(lambda a, w: F.conv_transpose2d(a, w, stride=2, output_padding=1), x, torch.randn(3, 2, 3, 3)),
        "linear": computation(F.linear, torch.randn(4, 5), torch.randn(3, 5), torch.randn(3)),
        "relu": computation(F.relu, x),
        "leaky_relu": computation(lambda a: F.leaky_relu(a, 0.2), x),
        "elu": computation(lambda a: F.elu(a, 0.5), x),
        "gelu": computation(F.gelu, x),
        "tanh": computation(torch.tanh, x),
        "sigmoid": computation(torch.sigmoid, x),
        "softmax": computation(lambda a: F.softmax(a, 2), x),
        "log_softmax": computation(lambda a: F.log_softmax(a, 1), x),
        "dropout": computation(lambda a: F.dropout(a, 0.4), x),
        "dropout_off": computation(lambda a: F.dropout(a, 0.4, training=False), x),
        "batch_norm": computation(
            lambda a, w, b, m, v: F.batch_norm(a, m, v, w, b), x, torch.rand(3), torch.rand(3), constants=(mean, variance)),
        "embedding": computation(lambda i, w: F.embedding(i, w, padding_idx=1), torch.tensor([1, 3, 0]), torch.randn(4, 2)),
        "one_hot": computation(lambda i: F.one_hot(i, 5), classes),
        "normalize": computation(F.normalize, x),
        "normalize_l1": computation(lambda a: F.normalize(a, p=1.0, dim=-1, eps=0.1), x),
        "max_pool2d": computation(lambda a: F.max_pool2d(a, 3, 2, 1), x),
        "max_pool2d_indices": computation(lambda a: F.max_pool2d_with_indices(a, 2)[1], x),
        "avg_pool2d": computation(lambda a: F.avg_pool2d(a, 3, 2, 1), x),
        "avg_pool2d_divisor": computation(lambda a: F.avg_pool2d(a, (2, 3), divisor_override=5), x),
        "adaptive_avg_pool2d": computation(lambda a: F.adaptive_avg_pool2d(a, 3), x),
        "unfold": computation(lambda a: F.unfold(a, (2, 3), dilation=(1, 2), padding=1, stride=2), x),
        "fold": computation(lambda a: F.fold(a, (6, 7), (2, 2)), columns),
        "pad": computation(lambda a: F.pad(a, (1, 2, 0, 3), value=0.5), x),
        "pad_cut": computation(lambda a: F.pad(a, (-1, 2)), x),
        "pad_reflect": computation(lambda a: F.pad(a, (1, 2, 2, 1), mode="reflect"), x),
        "pad_replicate": computation(lambda a: F.pad(a, (1, 2, 2, 1), mode="replicate"), x),
        "pad_circular": computation(lambda a: F.pad(a, (1, 2, 2, 1), mode="circular"), x),
        "interpolate": computation(lambda a: F.interpolate(a, scale_factor=1.7), x),
        "interpolate_bilinear": computation(lambda a: F.interpolate(a, size=(9, 4), mode="bilinear"), x),
        "interpolate_recomputed": computation(
            lambda a: F.interpolate(a, scale_factor=1.7, mode="bilinear", recompute_scale_factor=True), x),
        "interpolate_area": computation(lambda a: F.interpolate(a, size=(3, 3), mode="area"), x),
        "interpolate_trilinear": computation(
            lambda a: F.interpolate(a, scale_factor=2.0, mode="trilinear", align_corners=True), torch.randn(1, 2, 3, 2, 3)),
        "affine_grid": computation(lambda t: F.affine_grid(t, (2, 3, 4, 5), align_corners=False), theta),
        "affine_grid_corners": computation(lambda t: F.affine_grid(t, (2, 3, 4, 5), align_corners=True), theta),
        "grid_sample": computation(lambda a, g: F.grid_sample(a, g, align_corners=False), x, grid),
        "grid_sample_border": computation(lambda a, g: F.grid_sample(a, g, padding_mode="border", align_corners=True), x, grid),
        "grid_sample_reflection": computation(
            lambda a, g: F.grid_sample(a, g, padding_mode="reflection", align_corners=False), x, grid),
        "grid_sample_nearest": computation(lambda a, g: F.grid_sample(a, g, mode="nearest", align_corners=False), x, grid),
        "cross_entropy": computation(F.cross_entropy, logits, classes),
        "cross_entropy_weighted": computation(
            lambda a, t, w: F.cross_entropy(a, t, weight=w, ignore_index=2, label_smoothing=0.1), logits, classes,
            constants=(weight,)),
        "cross_entropy_sum": computation(lambda a, t: F.cross_entropy(a, t, reduction="sum"), logits, classes),
        "nll_loss": computation(lambda a, t: F.nll_loss(a.log_softmax(1), t), logits, classes),
        "nll_loss_weighted": computation(
            lambda a, t, w: F.nll_loss(a, t, weight=w, reduction="none"), logits, classes, constants=(weight,)),
        "binary_cross_entropy": computation(F.binary_cross_entropy, probabilities, targets),
        "binary_cross_entropy_weighted": computation(
            lambda a, t, w: F.binary_cross_entropy(a, t, weight=w, reduction="sum"), probabilities, targets, constants=(parts,)),
        "binary_cross_entropy_with_logits": computation(F.binary_cross_entropy_with_logits, odds, targets),
        "binary_cross_entropy_with_logits_weighted": computation(
            lambda a, t, w, p: F.binary_cross_entropy_with_logits(a, t, weight=w, pos_weight=p), odds, targets,
            constants=(parts, weight)),
        "mse_loss": computation(F.mse_loss, odds, targets),
        "mse_loss_sum": computation(lambda a, t: F.mse_loss(a, t, reduction="sum"), odds, targets),
        "l1_loss": computation(F.l1_loss, odds, targets),
        "l1_loss_none": computation(lambda a, t: F.l1_loss(a, t, reduction="none"), odds, targets),
    }
