using static TorchSharp.torch;

namespace Benchmarks.PlainTorchSharp;

/// <summary>A classifier with ordinary filters.</summary>
internal sealed class PlainFixedNet : PlainNet
{
    private readonly nn.Module<Tensor, Tensor> layers;

    public PlainFixedNet(nn.Module<Tensor, Tensor> layers) : base(nameof(PlainFixedNet))
    {
        this.layers = layers;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => layers.forward(images);
}
