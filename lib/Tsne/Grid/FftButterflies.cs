using System.Numerics;

namespace FilterGen.Tsne.Grid;

/// <summary>The innermost sums of Fourier transforms: as many slices in as out, times powers of a root of unity.</summary>
internal static class FftButterflies
{
    /// <summary>Four slices.</summary>
    /// <param name="source">What goes in.</param>
    /// <param name="target">What comes out.</param>
    /// <param name="power">Slice j is multiplied by the root's power j·<paramref name="power"/>.</param>
    /// <param name="cosines">Real parts of the root's powers.</param>
    /// <param name="sines">Imaginary parts of the root's powers.</param>
    public static void Four(FftSlices source, FftSlices target, int power, float[] cosines, float[] sines)
    {
        Span<Vector<float>> ar = source.Re(0), ai = source.Im(0), br = source.Re(1), bi = source.Im(1);
        Span<Vector<float>> cr = source.Re(2), ci = source.Im(2), dr = source.Re(3), di = source.Im(3);
        Span<Vector<float>> r0 = target.Re(0), i0 = target.Im(0), r1 = target.Re(1), i1 = target.Im(1);
        Span<Vector<float>> r2 = target.Re(2), i2 = target.Im(2), r3 = target.Re(3), i3 = target.Im(3);
        Vector<float> w1r = new(cosines[power]), w1i = new(sines[power]);
        Vector<float> w2r = new(cosines[2 * power]), w2i = new(sines[2 * power]);
        Vector<float> w3r = new(cosines[3 * power]), w3i = new(sines[3 * power]);
        for (var q = 0; q < ar.Length; q++)
        {
            Vector<float> sumR = ar[q] + cr[q], sumI = ai[q] + ci[q], differenceR = ar[q] - cr[q], differenceI = ai[q] - ci[q];
            Vector<float> otherR = br[q] + dr[q], otherI = bi[q] + di[q], turnedR = di[q] - bi[q], turnedI = br[q] - dr[q];
            (r0[q], i0[q]) = (sumR + otherR, sumI + otherI);
            Vector<float> oneR = differenceR - turnedR, oneI = differenceI - turnedI;
            (r1[q], i1[q]) = (oneR * w1r - oneI * w1i, oneR * w1i + oneI * w1r);
            Vector<float> twoR = sumR - otherR, twoI = sumI - otherI;
            (r2[q], i2[q]) = (twoR * w2r - twoI * w2i, twoR * w2i + twoI * w2r);
            Vector<float> threeR = differenceR + turnedR, threeI = differenceI + turnedI;
            (r3[q], i3[q]) = (threeR * w3r - threeI * w3i, threeR * w3i + threeI * w3r);
        }
    }

    /// <summary>Any number of slices, as <see cref="Four"/>, in quadratic time.</summary>
    public static void Any(int radix, FftSlices source, FftSlices target, int power, float[] cosines, float[] sines)
    {
        var turn = cosines.Length / radix;
        for (var j = 0; j < radix; j++)
        {
            Span<Vector<float>> outR = target.Re(j), outI = target.Im(j);
            outR.Clear();
            outI.Clear();
            for (var k = 0; k < radix; k++)
            {
                Span<Vector<float>> inR = source.Re(k), inI = source.Im(k);
                var root = (j * (k * turn + power)) % cosines.Length;
                Vector<float> wr = new(cosines[root]), wi = new(sines[root]);
                for (var q = 0; q < inR.Length; q++)
                {
                    outR[q] += inR[q] * wr - inI[q] * wi;
                    outI[q] += inR[q] * wi + inI[q] * wr;
                }
            }
        }
    }
}
