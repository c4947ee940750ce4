using FilterGen.Data;
using FilterGen.Papers.NetworkVision;
using FilterGen.Tests.Training;
using FilterGen.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers.NetworkVision;

/// <summary>An autoencoder and a classifier for <see cref="TinyData"/>, with running statistics that are not those of the start.</summary>
internal static class TinyVision
{
    public static SegNet Pretrained()
    {
        Seeds.Set(5);
        return Used(new SegNet(new((3, 1), (4, 2)), new Normalization([0.5f], [0.25f])));
    }

    public static TinyNet Classifier()
    {
        Seeds.Set(6);
        return Used(new TinyNet());
    }

    public static TunedThrough Tuned(TunedPart part) => new(Pretrained(), Classifier(), part);

    private static T Used<T>(T network) where T : TrainableNetwork
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        for (var i = 0; i < 3; i++) network.forward(rand([8, 1, 6, 6]));
        network.to(Fits.Device);
        return network;
    }
}
