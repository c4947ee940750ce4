using static TorchSharp.torch;
using Row = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Benchmarks.PlainTorchSharp;

/// <summary>Rows of the papers' tables.</summary>
internal static class PlainRows
{
    /// <summary>Conv+BN+activation without a bias.</summary>
    public static Row Normed(long channels, long filters, long kernel, long stride = 1, long padding = 0, Row? activation = null, bool bias = false) =>
        nn.Sequential(
            nn.Conv2d(channels, filters, kernel, stride, padding, bias: bias),
            nn.BatchNorm2d(filters),
            activation ?? nn.ReLU(inplace: true));

    /// <summary>Nearest-neighbour upsampling, then Conv+BN+ReLU.</summary>
    public static Row Upsampled(long channels, long filters) =>
        nn.Sequential(nn.Upsample(scale_factor: [2, 2]), Normed(channels, filters, 3, 1, 1));

    /// <summary>Rows that reduce a tap to features: convolutions that keep the channels, then FC.</summary>
    public static Row Reduction(long channels, bool bias, params (long Kernel, long Stride, long Padding)[] rows) => nn.Sequential(
    [
        .. rows.Select(row => Normed(channels, channels, row.Kernel, row.Stride, row.Padding, Leaky(), bias)),
        nn.Flatten(), nn.Linear(channels, channels), Leaky(),
    ]);

    /// <summary>Table 4.</summary>
    public static Row MnistBaseline() => nn.Sequential(
        nn.Conv2d(1, 5, 5), nn.ReLU(inplace: true), nn.MaxPool2d(2),
        nn.Conv2d(5, 5, 5), nn.ReLU(inplace: true), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(80, 10));

    /// <summary>Table 15.</summary>
    public static Row Cifar10Baseline() => nn.Sequential(
        Normed(3, 64, 3, 1, 1), Normed(64, 128, 3, 2, 1), Normed(128, 256, 3, 2, 1), Normed(256, 256, 3, 2, 1),
        nn.AvgPool2d(4, 1), nn.Flatten(), nn.Linear(256, 10));

    /// <summary>The papers' LReLU.</summary>
    public static Row Leaky() => nn.LeakyReLU(0.2, inplace: true);
}
