using System.Collections.Concurrent;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Grid;

/// <summary>
/// Convolves a density on a grid with the force's kernel, by Fourier transforms of twice the grid's size. The density is real, so half
/// of its transform is enough; the two components of the force are the real and the imaginary part of one backward transform.
/// </summary>
internal sealed class ForceConvolution
{
    private const int Lanes = FftTile.Lanes;

    private readonly ForceKernel kernel;
    private readonly Workers workers;
    private readonly Fft fft;
    private readonly ConcurrentBag<FftBuffer> buffers = [];
    private readonly int size, nodes, half;
    private readonly float[] spectrumRe, spectrumIm, forceRe, forceIm;

    public ForceConvolution(in ForceGrid grid, Workers workers)
    {
        this.workers = workers;
        (size, nodes, half) = (grid.Size, grid.Nodes, grid.Size / 2);
        Width = (nodes + 2 * Lanes - 1) / (2 * Lanes) * (2 * Lanes);
        kernel = new(size, grid.Spacing, workers);
        fft = new(size, Lanes);
        Density = new float[nodes * Width];
        ForceX = new float[nodes * Width];
        ForceY = new float[nodes * Width];
        (spectrumRe, spectrumIm) = (new float[kernel.Columns * Width], new float[kernel.Columns * Width]);
        (forceRe, forceIm) = (new float[size * Width], new float[size * Width]);
    }

    /// <summary>Numbers per row of the grids below; rows run along x, columns along y.</summary>
    public int Width { get; }

    /// <summary>What is convolved.</summary>
    public float[] Density { get; }

    /// <summary>The force along x at the nodes.</summary>
    public float[] ForceX { get; }

    /// <summary>The force along y at the nodes.</summary>
    public float[] ForceY { get; }

    /// <summary>Whether this serves for a grid.</summary>
    public bool Fits(in ForceGrid grid) => grid.Size == size && grid.Spacing == kernel.Spacing;

    /// <summary>Computes the forces.</summary>
    /// <returns>The potential at all points together: Z, and what each point adds to its own.</returns>
    public double Apply()
    {
        workers.For(Width, 2 * Lanes, (column, _) => WithBuffer(work => TransformColumns(column, work)));
        var potential = workers.Sum(half + 1, Lanes, (first, end) =>
        {
            var sum = 0.0;
            WithBuffer(work => sum = Multiply(first, end, work));
            return sum;
        });
        workers.For(Width, Lanes, (column, _) => WithBuffer(work => TransformBack(column, work)));
        return potential;
    }

    private void WithBuffer(Action<FftBuffer> action)
    {
        if (!buffers.TryTake(out var work)) work = new(size * Lanes);
        action(work);
        buffers.Add(work);
    }

    /// <summary>Along x: 32 real columns as 16 complex ones, taken apart by the symmetry of a real sequence's transform.</summary>
    private void TransformColumns(int column, FftBuffer work)
    {
        FftTile.LoadColumns(Density, Width, column, nodes, work.Re);
        FftTile.LoadColumns(Density, Width, column + Lanes, nodes, work.Im);
        fft.Transform(work);
        for (var k = 0; k <= half; k++)
        {
            int at = k * Lanes, mirrored = (size - k) % size * Lanes, target = k * Width + column;
            for (var lane = 0; lane < Lanes; lane++)
            {
                float re = work.Re[at + lane], im = work.Im[at + lane];
                float otherRe = work.Re[mirrored + lane], otherIm = work.Im[mirrored + lane];
                spectrumRe[target + lane] = (re + otherRe) / 2;
                spectrumIm[target + lane] = (im - otherIm) / 2;
                spectrumRe[target + Lanes + lane] = (im + otherIm) / 2;
                spectrumIm[target + Lanes + lane] = (otherRe - re) / 2;
            }
        }
    }

    /// <summary>Along y for 16 frequencies along x and their negatives: forward, times the kernel, and back.</summary>
    private double Multiply(int first, int end, FftBuffer work)
    {
        FftTile.LoadRows(spectrumRe, Width, first, nodes, work.Re);
        FftTile.LoadRows(spectrumIm, Width, first, nodes, work.Im);
        fft.Transform(work);
        var potential = Energy(first, end, work);
        var (re, im) = (work.Re.ToArray(), work.Im.ToArray());
        for (var k = 0; k < size; k++)
        {
            int row = k * Lanes, at = k * kernel.Columns + first;
            for (var lane = 0; lane < Lanes; lane++)
            {
                float x = kernel.ForceX[at + lane], y = kernel.ForceY[at + lane];
                work.Re[row + lane] = -y * re[row + lane] - x * im[row + lane];
                work.Im[row + lane] = x * re[row + lane] - y * im[row + lane];
            }
        }
        Back(first, end, work, negative: false);
        for (var k = 0; k < size; k++)
        {
            int row = k * Lanes, mirrored = (size - k) % size * Lanes, at = k * kernel.Columns + first;
            for (var lane = 0; lane < Lanes; lane++)
            {
                float x = kernel.ForceX[at + lane], y = kernel.ForceY[at + lane];
                work.Re[row + lane] = -y * re[mirrored + lane] - x * im[mirrored + lane];
                work.Im[row + lane] = y * im[mirrored + lane] - x * re[mirrored + lane];
            }
        }
        Back(first, end, work, negative: true);
        return potential;
    }

    private void Back(int first, int end, FftBuffer work, bool negative)
    {
        fft.Transform(work, exchange: true);
        for (var k = first; k < end; k++)
        {
            if (negative && (k == 0 || k == half)) continue;
            var row = negative ? size - k : k;
            FftTile.StoreRow(work.Re, k - first, forceRe, Width, row, nodes);
            FftTile.StoreRow(work.Im, k - first, forceIm, Width, row, nodes);
        }
    }

    /// <summary>The part of these frequencies and their negatives in Σ density·potential (Parseval's theorem).</summary>
    private double Energy(int first, int end, FftBuffer work)
    {
        var sum = 0.0;
        for (var lane = 0; lane < end - first; lane++)
        {
            var part = 0.0;
            for (var k = 0; k < size; k++)
            {
                double re = work.Re[k * Lanes + lane], im = work.Im[k * Lanes + lane];
                part += (re * re + im * im) * kernel.Potential[k * kernel.Columns + first + lane];
            }
            sum += first + lane == 0 || first + lane == half ? part : 2 * part;
        }
        return sum;
    }

    private void TransformBack(int column, FftBuffer work)
    {
        FftTile.LoadColumns(forceRe, Width, column, size, work.Re);
        FftTile.LoadColumns(forceIm, Width, column, size, work.Im);
        fft.Transform(work, exchange: true);
        FftTile.StoreColumns(work.Re, ForceX, Width, column, nodes);
        FftTile.StoreColumns(work.Im, ForceY, Width, column, nodes);
    }
}
