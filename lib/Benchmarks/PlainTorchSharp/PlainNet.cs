using static TorchSharp.torch;

namespace Benchmarks.PlainTorchSharp;

/// <summary>A network and its loss, in TorchSharp's own modules.</summary>
internal abstract class PlainNet(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The network of a case.</summary>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public static PlainNet Of(string id) => id switch
    {
        "mnist-fixed" or "epoch" => new PlainFixedNet(PlainRows.MnistBaseline()),
        "mnist-fg" => PlainGeneratedNet.ForMnist(20, 5),
        "cifar-fixed" => new PlainFixedNet(PlainRows.Cifar10Baseline()),
        "cifar-fg" => PlainGeneratedNet.ForCifar10(),
        "lab-fixed" => new PlainLabNet(dynamic: false),
        "lab" or "lab-epoch" => new PlainLabNet(dynamic: true),
        _ => throw new ArgumentException($"expected a case of training, found {id}."),
    };

    /// <summary>The loss of a batch, and the logits.</summary>
    public virtual (Tensor Loss, Tensor Logits) Evaluate(Tensor images, Tensor labels)
    {
        var logits = forward(images);
        return (nn.functional.cross_entropy(logits, labels), logits);
    }
}
