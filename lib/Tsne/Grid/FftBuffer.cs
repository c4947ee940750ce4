namespace FilterGen.Tsne.Grid;

/// <summary>Real and imaginary parts of sequences, and room for what comes next.</summary>
/// <param name="size">Numbers in all.</param>
internal sealed class FftBuffer(int size)
{
    /// <summary>Real parts.</summary>
    public float[] Re { get; private set; } = new float[size];

    /// <summary>Imaginary parts.</summary>
    public float[] Im { get; private set; } = new float[size];

    /// <summary>Where the next step writes real parts.</summary>
    public float[] OtherRe { get; private set; } = new float[size];

    /// <summary>Where the next step writes imaginary parts.</summary>
    public float[] OtherIm { get; private set; } = new float[size];

    /// <summary>Makes what was written the sequences.</summary>
    public void Exchange() => (Re, Im, OtherRe, OtherIm) = (OtherRe, OtherIm, Re, Im);
}
