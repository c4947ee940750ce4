using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A residual network for images (He et al. 2015), with torchvision's layer names.</summary>
public sealed class ResNet : nn.Module<Tensor, Tensor>
{
    private readonly nn.Module<Tensor, Tensor> conv1;
    private readonly nn.Module<Tensor, Tensor> bn1;
    private readonly nn.Module<Tensor, Tensor> relu;
    private readonly nn.Module<Tensor, Tensor> maxpool;
    private readonly Sequential layer1;
    private readonly Sequential layer2;
    private readonly Sequential layer3;
    private readonly Sequential layer4;
    private readonly nn.Module<Tensor, Tensor> avgpool;
    private readonly nn.Module<Tensor, Tensor> fc;

    internal ResNet(string name, ReadOnlySpan<int> blocks, int classes, Func<int, nn.Module<Tensor, Tensor>> norm)
        : base(name)
    {
        conv1 = nn.Conv2d(3, 64, kernel_size: 7, stride: 2, padding: 3, bias: false);
        bn1 = norm(64);
        relu = nn.ReLU(inplace: true);
        maxpool = nn.MaxPool2d(3, stride: 2, padding: 1);
        layer1 = Stage(64, 64, blocks[0], 1, norm);
        layer2 = Stage(64, 128, blocks[1], 2, norm);
        layer3 = Stage(128, 256, blocks[2], 2, norm);
        layer4 = Stage(256, 512, blocks[3], 2, norm);
        avgpool = nn.AdaptiveAvgPool2d(1);
        fc = nn.Linear(512, classes);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = maxpool.call(relu.call(bn1.call(conv1.call(input))));                // [B, 64, H/4, W/4]
        x = layer4.call(layer3.call(layer2.call(layer1.call(x))));                   // [B, 512, H/32, W/32]
        return fc.call(avgpool.call(x).flatten(1)).MoveToOuterDisposeScope();        // [B, classes]
    }

    private static Sequential Stage(int inputs, int channels, int blocks, int stride, Func<int, nn.Module<Tensor, Tensor>> norm)
    {
        var stage = nn.Sequential(new BasicBlock(inputs, channels, stride, norm));
        for (int i = 1; i < blocks; i++)
            stage.append(new BasicBlock(channels, channels, 1, norm));
        return stage;
    }

    /// <summary>Draws the start values as torchvision does.</summary>
    /// <param name="zeroResidual">Whether every block starts as the identity.</param>
    internal void Initialise(bool zeroResidual)
    {
        foreach (var (_, module) in named_modules())
        {
            if (module is Conv2d convolution)
                nn.init.kaiming_normal_(convolution.weight, mode: nn.init.FanInOut.FanOut,
                    nonlinearity: nn.init.NonlinearityType.ReLU);
            else if (zeroResidual && module is BasicBlock { Last: BatchNorm2d { weight: { } weight } })
                nn.init.zeros_(weight);
        }
    }
}
