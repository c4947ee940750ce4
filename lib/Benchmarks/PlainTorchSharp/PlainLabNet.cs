using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks.PlainTorchSharp;

/// <summary>The dynamic filter lab's network: the first layers of ResNet-18, then a fixed or a generated filter.</summary>
internal sealed class PlainLabNet : PlainNet
{
    private readonly Tensor mean = tensor([0.485f, 0.456f, 0.406f], [3, 1, 1]), deviation = tensor([0.229f, 0.224f, 0.225f], [3, 1, 1]);
    private readonly Sequential stem;
    private readonly nn.Module<Tensor, Tensor> block;
    private readonly Linear? generator;
    private readonly Conv2d? convolution;
    private readonly Linear head = nn.Linear(64, 10);

    public PlainLabNet(bool dynamic) : base(nameof(PlainLabNet))
    {
        var resnet = torchvision.models.resnet18().named_children().ToDictionary(child => child.name, child => child.module);
        stem = nn.Sequential(
            (nn.Module<Tensor, Tensor>)resnet["conv1"], (nn.Module<Tensor, Tensor>)resnet["bn1"],
            (nn.Module<Tensor, Tensor>)resnet["relu"], (nn.Module<Tensor, Tensor>)resnet["maxpool"]);
        block = (nn.Module<Tensor, Tensor>)resnet["layer1"].children().First();
        if (dynamic) generator = nn.Linear(4096, 576);
        else convolution = nn.Conv2d(64, 1, 3, padding: 1, bias: false);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor images)
    {
        var v = block.forward(stem.forward((images - mean) / deviation));       // [B, 64, 8, 8]
        if (generator is null) return head.forward(convolution!.forward(v).flatten(1));
        var kernels = nn.functional.normalize(generator.forward(v.flatten(1)).tanh(), dim: 1).view(-1, 64, 3, 3);
        var maps = nn.functional.conv2d(v.reshape(1, -1, 8, 8), kernels, padding: [1, 1], groups: v.shape[0]);
        return head.forward(maps.view(v.shape[0], -1));
    }
}
