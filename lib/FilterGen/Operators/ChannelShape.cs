using static TorchSharp.torch;

namespace FilterGen.Operators;

/// <summary>The sizes of maps [B, C, H, W] that lie in memory in this order.</summary>
internal readonly struct ChannelShape
{
    /// <summary>Takes the sizes of maps.</summary>
    public ChannelShape(Tensor maps)
    {
        var sizes = maps.shape;
        (Images, Channels, Length) = ((int)sizes[0], (int)sizes[1], (int)(sizes[2] * sizes[3]));
    }

    /// <summary>Images B.</summary>
    public int Images { get; }

    /// <summary>Channels C.</summary>
    public int Channels { get; }

    /// <summary>Numbers in a map, H·W.</summary>
    public int Length { get; }

    /// <summary>Numbers of a channel, B·H·W.</summary>
    public long Count => (long)Images * Length;

    /// <summary>Where the map of an image and a channel begins.</summary>
    public long Map(int image, int channel) => ((long)image * Channels + channel) * Length;
}
