using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LibTorch.Tests.NN;

/// <summary>The layers of <c>cases_layers.py</c>.</summary>
internal static class LayerCases
{
    private static readonly double[] Two = [2], OneAndAHalf = [1.5], OneAndAHalfByTwo = [1.5, 2];

    public static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> All = new()
    {
        ["conv1d"] = () => Conv1d(3, 4, 3, stride: 2, padding: 1),
        ["conv1d_same"] = () => Conv1d(3, 4, 4, Padding.Same),
        ["conv1d_circular"] = () => Conv1d(3, 4, 3, padding: 2, padding_mode: PaddingModes.Circular),
        ["conv2d"] = () => Conv2d(3, 4, 3),
        ["conv2d_unbatched"] = () => Conv2d(3, 4, 3),
        ["conv2d_strided"] = () => Conv2d(3, 4, (3, 2), stride: (2, 1), padding: (1, 2), dilation: (1, 2)),
        ["conv2d_groups"] = () => Conv2d(4, 6, 3, groups: 2, bias: false),
        ["conv2d_same"] = () => Conv2d(3, 4, 4, Padding.Same),
        ["conv2d_valid"] = () => Conv2d(3, 4, 4, Padding.Valid),
        ["conv2d_reflect"] = () => Conv2d(3, 4, (3, 3), padding: (1, 2), padding_mode: PaddingModes.Reflect),
        ["conv2d_replicate"] = () => Conv2d(3, 4, 3, padding: 1, padding_mode: PaddingModes.Replicate),
        ["conv2d_circular"] = () => Conv2d(3, 4, 3, padding: 1, padding_mode: PaddingModes.Circular),
        ["conv_transpose2d"] = () => ConvTranspose2d(3, 4, 3, stride: 2, padding: 1, output_padding: 1),
        ["conv_transpose2d_groups"] = () => ConvTranspose2d(4, 6, (2, 3), dilation: (2, 2), groups: 2, bias: false),
        ["linear"] = () => Linear(5, 3),
        ["linear_without_bias"] = () => Linear(5, 3, hasBias: false),
        ["batch_norm1d"] = () => BatchNorm1d(3),
        ["batch_norm1d_sequence"] = () => BatchNorm1d(3),
        ["batch_norm2d"] = () => BatchNorm2d(3),
        ["batch_norm2d_evaluating"] = () => BatchNorm2d(3),
        ["batch_norm2d_mean"] = () => BatchNorm2d(3, momentum: null),
        ["batch_norm2d_plain"] = () => BatchNorm2d(3, eps: 1e-3, affine: false),
        ["batch_norm2d_untracked"] = () => BatchNorm2d(3, track_running_stats: false),
        ["dropout"] = () => Dropout(0.3),
        ["dropout_evaluating"] = () => Dropout(0.3),
        ["relu"] = () => ReLU(),
        ["leaky_relu"] = () => LeakyReLU(0.2),
        ["elu"] = () => ELU(0.7),
        ["gelu"] = () => GELU(),
        ["tanh"] = Tanh,
        ["sigmoid"] = Sigmoid,
        ["softmax"] = () => Softmax(1),
        ["log_softmax"] = () => LogSoftmax(-1),
        ["max_pool2d"] = () => MaxPool2d(2),
        ["max_pool2d_strided"] = () => MaxPool2d((3, 2), (2, 1), (1, 0), (1, 2), ceil_mode: true),
        ["avg_pool2d"] = () => AvgPool2d(2),
        ["avg_pool2d_padded"] = () => AvgPool2d((3, 2), (2, 1), (1, 0), count_include_pad: false),
        ["adaptive_avg_pool2d"] = () => AdaptiveAvgPool2d((3, 2)),
        ["upsample"] = () => Upsample(scale_factor: Two),
        ["upsample_bilinear"] = () => Upsample([9, 5], mode: UpsampleMode.Bilinear, align_corners: true),
        ["upsample_linear"] = () => Upsample(scale_factor: OneAndAHalf, mode: UpsampleMode.Linear),
        ["upsample_bicubic"] = () => Upsample(scale_factor: OneAndAHalfByTwo, mode: UpsampleMode.Bicubic),
        ["flatten"] = () => Flatten(),
        ["unflatten"] = () => Unflatten(1, [3, 2]),
        ["identity"] = Identity,
        ["embedding"] = () => Embedding(6, 3, padding_idx: 2),
        ["embedding_limited"] = () => Embedding(6, 3, max_norm: 0.8),
        ["sequential"] = () => Sequential(
            Conv2d(3, 4, 3, padding: 1, bias: false), BatchNorm2d(4), LeakyReLU(0.2), MaxPool2d(2), Flatten(), Linear(48, 5),
            LogSoftmax(1)),
    };
}
