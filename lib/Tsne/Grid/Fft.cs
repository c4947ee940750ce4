namespace FilterGen.Tsne.Grid;

/// <summary>
/// Fourier transforms of several sequences at once (Stockham's algorithm, radix 4 and then what is left), one sequence per lane, so
/// that every step works on whole vectors. Real and imaginary parts stand in arrays of their own, [length, lanes].
/// </summary>
internal sealed class Fft
{
    private readonly List<(int Radix, int Length, float[] Cosines, float[] Sines)> steps = [];

    /// <summary>Plans transforms.</summary>
    /// <param name="length">2^a·3^b·5^c.</param>
    /// <param name="lanes">Sequences at once, a multiple of the vector's length.</param>
    public Fft(int length, int lanes)
    {
        (Length, Lanes) = (length, lanes);
        for (var left = length; left > 1;)
        {
            var radix = left % 4 == 0 ? 4 : left % 2 == 0 ? 2 : left % 3 == 0 ? 3 : left % 5 == 0 ? 5
                : throw new ArgumentException($"expected a product of twos, threes and fives, found {length}.", nameof(length));
            steps.Add((radix, left, Table(left, Math.Cos), Table(left, angle => -Math.Sin(angle))));
            left /= radix;
        }
    }

    /// <summary>Numbers in a sequence.</summary>
    public int Length { get; }

    /// <summary>Sequences transformed at once.</summary>
    public int Lanes { get; }

    /// <summary>
    /// Transforms forward, without a factor: X_k = Σ x_n exp(−2πi·kn/Length). With real and imaginary parts exchanged, of what goes
    /// in and of what comes out, it is the backward transform.
    /// </summary>
    /// <param name="work">The sequences; they are overwritten.</param>
    /// <param name="exchange">Whether to exchange the parts.</param>
    public void Transform(FftBuffer work, bool exchange = false)
    {
        var stride = Lanes;
        foreach (var (radix, length, cosines, sines) in steps)
        {
            var (sourceRe, sourceIm) = exchange ? (work.Im, work.Re) : (work.Re, work.Im);
            var (targetRe, targetIm) = exchange ? (work.OtherIm, work.OtherRe) : (work.OtherRe, work.OtherIm);
            for (var p = 0; p < length / radix; p++)
            {
                var source = new FftSlices(sourceRe, sourceIm, p * stride, length / radix * stride, stride);
                var target = new FftSlices(targetRe, targetIm, p * radix * stride, stride, stride);
                if (radix == 4) FftButterflies.Four(source, target, p, cosines, sines);
                else FftButterflies.Any(radix, source, target, p, cosines, sines);
            }
            work.Exchange();
            stride *= radix;
        }
    }

    private static float[] Table(int length, Func<double, double> function) =>
        [.. Enumerable.Range(0, length).Select(i => (float)function(2 * Math.PI * i / length))];
}
