namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The U-Net's connections that skip the code, for one pass: before each row of the decoder but the first, the encoder's map of the
/// same size is appended to the channels. Table 8 lists none, so they are an option.
/// </summary>
/// <param name="present">Whether there are any; without them all maps pass unchanged.</param>
internal sealed class SkipConnections(bool present)
{
    private readonly Stack<Tensor> kept = [];

    /// <summary>Remembers what a row of the encoder gave.</summary>
    /// <param name="encoded">[B, n, H, W].</param>
    /// <returns>The same.</returns>
    public Tensor Keep(Tensor encoded)
    {
        if (present) kept.Push(encoded);
        return encoded;
    }

    /// <summary>The input of the decoder's next row: of the first one the code, then [B, n + n, H, W].</summary>
    /// <param name="decoded">What the row before gave.</param>
    public Tensor Join(Tensor decoded)
    {
        if (!present) return decoded;
        var encoded = kept.Pop();
        return ReferenceEquals(encoded, decoded) ? decoded : cat([decoded, encoded], 1);
    }
}
