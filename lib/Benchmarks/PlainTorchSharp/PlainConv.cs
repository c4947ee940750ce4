using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks.PlainTorchSharp;

/// <summary>A convolution whose filters are generated for each image, as one would write it: one grouped convolution.</summary>
internal sealed class PlainConv : nn.Module<Tensor, Tensor, Tensor>
{
    private readonly Parameter bases;
    private readonly Linear coefficients;
    private readonly int stride, padding;

    public PlainConv(long features, long channels, long filters, long kernel, long repository, int stride = 1, int padding = 0)
        : base(nameof(PlainConv))
    {
        bases = nn.Parameter(nn.init.orthogonal_(empty(repository, channels, kernel, kernel)));
        coefficients = nn.Linear(features, filters * repository);
        (this.stride, this.padding) = (stride, padding);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor features, Tensor images)
    {
        long batch = images.shape[0], repository = bases.shape[0];
        var mixed = coefficients.forward(features).view(-1, repository).mm(bases.flatten(1));   // [B·N, C·k·k]
        var filters = mixed.view(-1, bases.shape[1], bases.shape[2], bases.shape[3]);
        var output = nn.functional.conv2d(images.reshape(1, -1, images.shape[2], images.shape[3]), filters, strides: [stride, stride],
            padding: [padding, padding], groups: batch);
        return output.view(batch, -1, output.shape[2], output.shape[3]);
    }
}
