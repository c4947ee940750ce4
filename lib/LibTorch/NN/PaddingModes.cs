namespace TorchSharp;

/// <summary>What to put around a tensor's edge.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The values mirrored at the edge, the edge itself not repeated.</summary>
    Reflect = 1,

    /// <summary>The edge's value.</summary>
    Replicate = 2,

    /// <summary>The values of the opposite side.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}
