using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Two 3×3 convolutions with normalisation, added to their input: [B, C, H, W] to [B, C', H/stride, W/stride].</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> conv1;
    private readonly nn.Module<Tensor, Tensor> bn1;
    private readonly nn.Module<Tensor, Tensor> relu;
    private readonly nn.Module<Tensor, Tensor> conv2;
    private readonly nn.Module<Tensor, Tensor> bn2;
    private readonly nn.Module<Tensor, Tensor>? downsample;

    public BasicBlock(int inputs, int channels, int stride, Func<int, nn.Module<Tensor, Tensor>> norm)
        : base(nameof(BasicBlock))
    {
        // Before the convolutions, as in torchvision: so one seed draws the same weights.
        if (stride != 1 || inputs != channels)
            downsample = nn.Sequential(nn.Conv2d(inputs, channels, kernel_size: 1, stride: stride, bias: false), norm(channels));
        conv1 = nn.Conv2d(inputs, channels, kernel_size: 3, stride: stride, padding: 1, bias: false);
        bn1 = norm(channels);
        relu = nn.ReLU(inplace: true);
        conv2 = nn.Conv2d(channels, channels, kernel_size: 3, padding: 1, bias: false);
        bn2 = norm(channels);
        RegisterComponents();
    }

    /// <summary>The normalisation that ends the residual branch.</summary>
    public nn.Module<Tensor, Tensor> Last => bn2;

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var branch = bn2.call(conv2.call(relu.call(bn1.call(conv1.call(input)))));
        var sum = branch.add_(downsample is null ? input : downsample.call(input));
        return relu.call(sum).MoveToOuterDisposeScope();
    }
}
