using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Grid;

/// <summary>The Fourier transform of a function on a periodic square grid.</summary>
/// <param name="size">Nodes per side, a multiple of 16.</param>
/// <param name="workers">Threads.</param>
internal sealed class PlaneFft(int size, Workers workers)
{
    private readonly Fft fft = new(size, FftTile.Lanes);

    /// <summary>Transforms a real function.</summary>
    /// <param name="sample">Its value at a node.</param>
    /// <returns>Real and imaginary parts, [frequency along the first axis, along the second].</returns>
    public (float[] Re, float[] Im) Transform(Func<int, int, float> sample)
    {
        float[] re = new float[size * size], im = new float[size * size];
        workers.For(size, FftTile.Lanes, (first, _) =>
        {
            var work = new FftBuffer(size * FftTile.Lanes);
            for (var a = 0; a < size; a++)
            {
                for (var lane = 0; lane < FftTile.Lanes; lane++) work.Re[a * FftTile.Lanes + lane] = sample(a, first + lane);
            }
            fft.Transform(work);
            FftTile.StoreColumns(work.Re, re, size, first, size);
            FftTile.StoreColumns(work.Im, im, size, first, size);
        });
        workers.For(size, FftTile.Lanes, (first, _) =>
        {
            var work = new FftBuffer(size * FftTile.Lanes);
            FftTile.LoadRows(re, size, first, size, work.Re);
            FftTile.LoadRows(im, size, first, size, work.Im);
            fft.Transform(work);
            for (var lane = 0; lane < FftTile.Lanes; lane++)
            {
                FftTile.StoreRow(work.Re, lane, re, size, first + lane, size);
                FftTile.StoreRow(work.Im, lane, im, size, first + lane, size);
            }
        });
        return (re, im);
    }
}
