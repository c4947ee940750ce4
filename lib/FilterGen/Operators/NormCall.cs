namespace FilterGen.Operators;

/// <summary>What <see cref="NormActivation"/> works on: maps [B, C, H, W], map by map or pixel by pixel, and the layer's numbers.</summary>
internal readonly unsafe struct NormCall
{
    /// <summary>Takes the sizes of maps.</summary>
    /// <param name="maps">Maps [B, C, H, W].</param>
    /// <param name="slope">The slope of the activation for negative numbers.</param>
    public NormCall(Tensor maps, float slope)
    {
        var sizes = maps.shape;
        (Images, Channels, Length, Slope) = ((int)sizes[0], (int)sizes[1], (int)(sizes[2] * sizes[3]), slope);
    }

    /// <summary>Images B.</summary>
    public int Images { get; }

    /// <summary>Channels C.</summary>
    public int Channels { get; }

    /// <summary>Numbers in a map, H·W.</summary>
    public int Length { get; }

    /// <summary>Numbers of a channel, B·H·W.</summary>
    public long Count => (long)Images * Length;

    /// <summary>The slope of the activation for negative numbers.</summary>
    public float Slope { get; }

    /// <summary>The first number of the maps.</summary>
    public required float* Maps { get; init; }

    /// <summary>The layer's weight of each channel.</summary>
    public required float* Weight { get; init; }

    /// <summary>The layer's bias of each channel.</summary>
    public required float* Bias { get; init; }
}
