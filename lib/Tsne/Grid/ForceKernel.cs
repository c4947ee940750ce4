using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Grid;

/// <summary>
/// The Fourier transforms of the potential 1/(1 + d²) and of the force (dx, dy)/(1 + d²)², sampled at the nodes of a periodic grid.
/// Spreading points onto nodes and interpolating at points each multiply a frequency by the transform of a cubic B-spline and mix in
/// the frequencies that look the same on the grid; the factors here undo that with the least squared error (Hockney &amp; Eastwood
/// 1988, section 8-3).
/// </summary>
internal sealed class ForceKernel
{
    /// <summary>Computes the transforms.</summary>
    /// <param name="size">Nodes per side, a multiple of 16.</param>
    /// <param name="spacing">Distance of neighbouring nodes.</param>
    /// <param name="workers">Threads.</param>
    public ForceKernel(int size, float spacing, Workers workers)
    {
        (Size, Spacing, Columns) = (size, spacing, FftTile.Pad(size / 2 + 1));
        Potential = new float[size * Columns];
        ForceX = new float[size * Columns];
        ForceY = new float[size * Columns];
        var spectrum = new PlaneFft(size, workers).Transform((a, b) => Sample(Wrap(a), Wrap(b)));
        var factors = Enumerable.Range(0, size).Select(i => SplineFactor(2 * Math.PI * Math.Min(i, size - i) / size)).ToArray();
        // The even potential has the real part of the transform, the odd force the imaginary one.
        for (var b = 0; b < size; b++)
        {
            for (var a = 0; a <= size / 2; a++)
            {
                var scale = factors[a] * factors[b] / size / size;
                Potential[b * Columns + a] = (float)(spectrum.Re[a * size + b] * scale);
                ForceX[b * Columns + a] = (float)(spectrum.Im[a * size + b] * scale);
                ForceY[b * Columns + a] = (float)(spectrum.Im[b * size + a] * scale);
            }
        }
    }

    /// <summary>Nodes per side.</summary>
    public int Size { get; }

    /// <summary>Distance of neighbouring nodes.</summary>
    public float Spacing { get; }

    /// <summary>Numbers from one frequency of the second axis to the next one.</summary>
    public int Columns { get; }

    /// <summary>The potential's transform, which is real; [frequency along y, frequency along x from 0 to Size/2].</summary>
    public float[] Potential { get; }

    /// <summary>The transform of the force along x, without its factor i.</summary>
    public float[] ForceX { get; }

    /// <summary>The transform of the force along y, without its factor i.</summary>
    public float[] ForceY { get; }

    /// <summary>s⁴/(Σ s²)², where s is a spline's transform and the sum is over the frequencies that the grid takes for this one.</summary>
    private static double SplineFactor(double frequency)
    {
        var half = frequency / 2;
        var transform = half == 0 ? 1 : Math.Pow(Math.Sin(half) / half, 4);
        var sum = (2416 + 2382 * Math.Cos(frequency) + 240 * Math.Cos(2 * frequency) + 2 * Math.Cos(3 * frequency)) / 5040;
        return Math.Pow(transform / sum, 2);
    }

    private int Wrap(int node) => 2 * node < Size ? node : 2 * node == Size ? Size / 2 : node - Size;

    private float Sample(int a, int b)
    {
        double x = a * (double)Spacing, y = b * (double)Spacing, kernel = 1 / (1 + x * x + y * y);
        var force = 2 * Math.Abs(a) == Size ? 0 : x * kernel * kernel;
        return (float)(kernel + force);
    }
}
