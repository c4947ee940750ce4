using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace LibTorch.Tests.NN;

/// <summary>The functions of <c>cases_functionals.py</c>.</summary>
internal static class FunctionalCases
{
    private static readonly double[] Factor = [1.7], Two = [2.0];

    public static readonly Dictionary<string, Func<Tensor[], Tensor>> All = new()
    {
        ["conv1d"] = x => F.conv1d(x[0], x[1], x[2], 2, 1, 1, 1),
        ["conv2d"] = x => F.conv2d(x[0], x[1], x[2], [2, 1], [1, 1]),
        ["conv2d_groups"] = x => F.conv2d(x[0], x[1], groups: 3, dilation: [2, 2]),
        ["conv_transpose2d"] = x => F.conv_transpose2d(x[0], x[1], strides: [2, 2], output_padding: [1, 1]),
        ["linear"] = x => F.linear(x[0], x[1], x[2]),
        ["relu"] = x => F.relu(x[0]),
        ["leaky_relu"] = x => F.leaky_relu(x[0], 0.2),
        ["elu"] = x => F.elu(x[0], 0.5),
        ["gelu"] = x => F.gelu(x[0]),
        ["tanh"] = x => F.tanh(x[0]),
        ["sigmoid"] = x => F.sigmoid(x[0]),
        ["softmax"] = x => F.softmax(x[0], 2),
        ["log_softmax"] = x => F.log_softmax(x[0], 1),
        ["dropout"] = x => F.dropout(x[0], 0.4),
        ["dropout_off"] = x => F.dropout(x[0], 0.4, training: false),
        ["batch_norm"] = x => F.batch_norm(x[0], x[3], x[4], x[1], x[2]),
        ["embedding"] = x => F.embedding(x[0], x[1], padding_idx: 1),
        ["one_hot"] = x => F.one_hot(x[0], 5),
        ["normalize"] = x => F.normalize(x[0]),
        ["normalize_l1"] = x => F.normalize(x[0], p: 1.0, dim: -1, eps: 0.1),
        ["max_pool2d"] = x => F.max_pool2d(x[0], 3, 2, 1),
        ["max_pool2d_indices"] = x => F.max_pool2d_with_indices(x[0], [2, 2]).indices,
        ["avg_pool2d"] = x => F.avg_pool2d(x[0], 3, 2, 1),
        ["avg_pool2d_divisor"] = x => F.avg_pool2d(x[0], (2, 3), divisor_override: 5),
        ["adaptive_avg_pool2d"] = x => F.adaptive_avg_pool2d(x[0], 3),
        ["unfold"] = x => F.unfold(x[0], (2, 3), dilation: (1, 2), padding: (1, 1), stride: (2, 2)),
        ["fold"] = x => F.fold(x[0], (6, 7), (2, 2)),
        ["pad"] = x => F.pad(x[0], (1, 2, 0, 3), value: 0.5),
        ["pad_cut"] = x => F.pad(x[0], (-1, 2)),
        ["pad_reflect"] = x => F.pad(x[0], (1, 2, 2, 1), PaddingModes.Reflect),
        ["pad_replicate"] = x => F.pad(x[0], (1, 2, 2, 1), PaddingModes.Replicate),
        ["pad_circular"] = x => F.pad(x[0], (1, 2, 2, 1), PaddingModes.Circular),
        ["interpolate"] = x => F.interpolate(x[0], scale_factor: Factor),
        ["interpolate_bilinear"] = x => F.interpolate(x[0], [9, 4], mode: InterpolationMode.Bilinear),
        ["interpolate_recomputed"] = x => F.interpolate(
            x[0], scale_factor: Factor, mode: InterpolationMode.Bilinear, recompute_scale_factor: true),
        ["interpolate_area"] = x => F.interpolate(x[0], [3, 3], mode: InterpolationMode.Area),
        ["interpolate_trilinear"] = x => F.interpolate(
            x[0], scale_factor: Two, mode: InterpolationMode.Trilinear, align_corners: true),
        ["affine_grid"] = x => F.affine_grid(x[0], [2, 3, 4, 5]),
        ["affine_grid_corners"] = x => F.affine_grid(x[0], [2, 3, 4, 5], align_corners: true),
        ["grid_sample"] = x => F.grid_sample(x[0], x[1]),
        ["grid_sample_border"] = x => F.grid_sample(x[0], x[1], padding_mode: GridSamplePaddingMode.Border, align_corners: true),
        ["grid_sample_reflection"] = x => F.grid_sample(x[0], x[1], padding_mode: GridSamplePaddingMode.Reflection),
        ["grid_sample_nearest"] = x => F.grid_sample(x[0], x[1], GridSampleMode.Nearest),
        ["cross_entropy"] = x => F.cross_entropy(x[0], x[1]),
        ["cross_entropy_weighted"] = x => F.cross_entropy(x[0], x[1], x[2], ignore_index: 2, label_smoothing: 0.1),
        ["cross_entropy_sum"] = x => F.cross_entropy(x[0], x[1], reduction: nn.Reduction.Sum),
        ["nll_loss"] = x => F.nll_loss(x[0].log_softmax(1), x[1]),
        ["nll_loss_weighted"] = x => F.nll_loss(x[0], x[1], x[2], nn.Reduction.None),
        ["binary_cross_entropy"] = x => F.binary_cross_entropy(x[0], x[1]),
        ["binary_cross_entropy_weighted"] = x => F.binary_cross_entropy(x[0], x[1], x[2], nn.Reduction.Sum),
        ["binary_cross_entropy_with_logits"] = x => F.binary_cross_entropy_with_logits(x[0], x[1]),
        ["binary_cross_entropy_with_logits_weighted"] = x =>
            F.binary_cross_entropy_with_logits(x[0], x[1], x[2], pos_weights: x[3]),
        ["mse_loss"] = x => F.mse_loss(x[0], x[1]),
        ["mse_loss_sum"] = x => F.mse_loss(x[0], x[1], nn.Reduction.Sum),
        ["l1_loss"] = x => F.l1_loss(x[0], x[1]),
        ["l1_loss_none"] = x => F.l1_loss(x[0], x[1], nn.Reduction.None),
    };

    /// <summary>The loss modules, each with the case of its function.</summary>
    public static readonly Dictionary<string, Func<Tensor[], Tensor>> Losses = new()
    {
        ["cross_entropy"] = x => nn.CrossEntropyLoss().call(x[0], x[1]),
        ["cross_entropy_sum"] = x => nn.CrossEntropyLoss(reduction: nn.Reduction.Sum).call(x[0], x[1]),
        ["nll_loss"] = x => nn.NLLLoss().call(x[0].log_softmax(1), x[1]),
        ["nll_loss_weighted"] = x => nn.NLLLoss(x[2], nn.Reduction.None).call(x[0], x[1]),
        ["binary_cross_entropy"] = x => nn.BCELoss().call(x[0], x[1]),
        ["binary_cross_entropy_weighted"] = x => nn.BCELoss(x[2], nn.Reduction.Sum).call(x[0], x[1]),
        ["binary_cross_entropy_with_logits"] = x => nn.BCEWithLogitsLoss().call(x[0], x[1]),
        ["binary_cross_entropy_with_logits_weighted"] = x => nn.BCEWithLogitsLoss(x[2], pos_weights: x[3]).call(x[0], x[1]),
        ["mse_loss"] = x => nn.MSELoss().call(x[0], x[1]),
        ["mse_loss_sum"] = x => nn.MSELoss(nn.Reduction.Sum).call(x[0], x[1]),
        ["l1_loss"] = x => nn.L1Loss().call(x[0], x[1]),
        ["l1_loss_none"] = x => nn.L1Loss(nn.Reduction.None).call(x[0], x[1]),
    };
}
