using static TorchSharp.torch;
using Row = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>;

namespace Benchmarks.PlainTorchSharp;

/// <summary>Figure 1 of <i>Learning to generate filters</i>: an autoencoder whose taps generate the filters of a classifier.</summary>
internal sealed class PlainGeneratedNet : PlainNet
{
    private readonly (Row Conv, Row Activated)[] encoder;
    private readonly Row decoder, head;
    private readonly Row[] reductions, after;
    private readonly PlainConv[] generated;

    private PlainGeneratedNet((Row Conv, Row Activated)[] encoder, Row decoder, Row[] reductions, PlainConv[] generated, Row[] after, Row head)
        : base(nameof(PlainGeneratedNet))
    {
        (this.encoder, this.decoder, this.reductions, this.generated, this.after, this.head) =
            (encoder, decoder, reductions, generated, after, head);
        var parts = encoder.SelectMany(layer => new nn.Module[] { layer.Conv, layer.Activated })
            .Concat([decoder, .. reductions, .. generated, .. after, head]);
        foreach (var (index, part) in parts.Index()) register_module($"part{index}", part);
    }

    /// <summary>Tables 4 to 7.</summary>
    public static PlainGeneratedNet ForMnist(long n, long repository) => new(
        [Encoded(1, n, 5, 1, 2, PlainRows.Leaky(), bias: true), Encoded(n, n, 5, 2, 2, PlainRows.Leaky(), bias: true)],
        nn.Sequential(nn.Upsample(scale_factor: [2, 2]), nn.Conv2d(n, 1, 5, 1, 2)),
        [
            PlainRows.Reduction(n, true, (4, 4, 0), (3, 3, 1), (3, 1, 0)),
            PlainRows.Reduction(n, true, (2, 2, 0), (3, 3, 1), (3, 1, 0)),
        ],
        [new(n, 1, 5, 5, repository), new(n, 5, 5, 5, repository)],
        [nn.Sequential(nn.ReLU(inplace: true), nn.MaxPool2d(2)), nn.Sequential(nn.ReLU(inplace: true), nn.MaxPool2d(2))],
        nn.Sequential(nn.Flatten(), nn.Linear(80, 10)));

    /// <summary>Tables 15 to 20.</summary>
    public static PlainGeneratedNet ForCifar10() => new(
        [
            Encoded(3, 64, 3, 1, 1, nn.ReLU(true)), Encoded(64, 96, 3, 2, 1, nn.ReLU(true)),
            Encoded(96, 128, 3, 2, 1, nn.ReLU(true)), Encoded(128, 128, 3, 2, 1, nn.ReLU(true)),
        ],
        nn.Sequential(PlainRows.Upsampled(128, 128), PlainRows.Upsampled(128, 96), PlainRows.Upsampled(96, 96), nn.Conv2d(96, 3, 3, 1, 1)),
        [
            PlainRows.Reduction(64, false, (4, 4, 0), (4, 4, 0), (2, 1, 0)), PlainRows.Reduction(96, false, (4, 4, 0), (4, 1, 0)),
            PlainRows.Reduction(128, false, (4, 4, 0), (2, 1, 0)), PlainRows.Reduction(128, false, (4, 1, 0)),
        ],
        [
            new(64, 3, 64, 3, 64, 1, 1), new(96, 64, 128, 3, 128, 2, 1), new(128, 128, 256, 3, 256, 2, 1), new(128, 256, 256, 3, 256, 2, 1),
        ],
        [.. new long[] { 64, 128, 256, 256 }.Select(filters => nn.Sequential(nn.BatchNorm2d(filters), nn.ReLU(inplace: true)))],
        nn.Sequential(nn.AvgPool2d(4, 1), nn.Flatten(), nn.Linear(256, 10)));

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => Run(images).Logits;

    /// <inheritdoc/>
    public override (Tensor Loss, Tensor Logits) Evaluate(Tensor images, Tensor labels)
    {
        var (logits, reconstruction) = Run(images);
        var loss = nn.functional.binary_cross_entropy_with_logits(reconstruction, images) + nn.functional.cross_entropy(logits, labels);
        return (loss, logits);
    }

    private static (Row, Row) Encoded(
        long channels, long filters, long kernel, long stride, long padding, Row activation, bool bias = false) =>
        (nn.Conv2d(channels, filters, kernel, stride, padding, bias: bias), nn.Sequential(nn.BatchNorm2d(filters), activation));

    private (Tensor Logits, Tensor Reconstruction) Run(Tensor images)
    {
        Tensor code = images, x = images;
        for (var i = 0; i < encoder.Length; i++)
        {
            var tap = encoder[i].Conv.forward(code);
            code = encoder[i].Activated.forward(tap);
            x = after[i].forward(generated[i].forward(reductions[i].forward(tap), x));
        }
        return (head.forward(x), decoder.forward(code));
    }
}
