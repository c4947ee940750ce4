namespace TorchSharp;

/// <summary>Padding of a convolution, by what it does to the size.</summary>
public enum Padding
{
    /// <summary>None: the output is smaller than the input.</summary>
    Valid = 0,

    /// <summary>As much as makes the output as large as the input.</summary>
    Same = 1,
}
