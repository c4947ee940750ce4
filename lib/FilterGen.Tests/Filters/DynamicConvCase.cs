using FilterGen.Filters;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Filters;

/// <summary>A randomly drawn dynamic convolution and its input, the same for the same seed.</summary>
internal sealed record DynamicConvCase(
    int Seed, int Batch, int Features, int Channels, int Filters, int Repository, int Height, int Width, bool Bias, ConvGeometry Geometry)
{
    public static DynamicConvCase Draw(int seed)
    {
        var random = new Random(seed);
        var geometry = new ConvGeometry(random.Next(1, 6), random.Next(1, 4), random.Next(0, 4), random.Next(1, 4));
        int least = Math.Max(1, geometry.Dilation * (geometry.Kernel - 1) + 1 - 2 * geometry.Padding);
        return new(
            seed,
            Batch: random.Next(1, 6),
            Features: random.Next(1, 9),
            Channels: random.Next(1, 6),
            Filters: random.Next(1, 8),
            Repository: random.Next(1, 12),
            Height: least + random.Next(0, 9),
            Width: least + random.Next(0, 9),
            Bias: random.Next(4) > 0,
            geometry);
    }

    public DynamicConv2d Layer(ScalarType dtype)
    {
        manual_seed(Seed);
        var layer = new DynamicConv2d(Features, Channels, Filters, Geometry, Repository, Bias);
        layer.to(dtype);
        return layer;
    }

    public Tensor DrawFeatures(ScalarType dtype) => randn([Batch, Features], dtype, requires_grad: true);

    public Tensor DrawImages(ScalarType dtype) => randn([Batch, Channels, Height, Width], dtype, requires_grad: true);
}
