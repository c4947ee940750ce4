using System.Numerics;
using FilterGen.Tsne.Grid;

namespace FilterGen.Tsne.Tests.Repulsion;

public sealed class FftTests
{
    private const int Lanes = FftTile.Lanes;

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(96)]
    [InlineData(120)]
    public void TransformsEveryLane(int length)
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, length * Lanes).Select(_ => new Complex(random.NextSingle(), random.NextSingle())).ToArray();
        var work = new FftBuffer(values.Length);
        for (var i = 0; i < values.Length; i++) (work.Re[i], work.Im[i]) = ((float)values[i].Real, (float)values[i].Imaginary);
        var fft = new Fft(length, Lanes);
        fft.Transform(work);
        for (var k = 0; k < length; k += 7)
        {
            var expected = Complex.Zero;
            for (var n = 0; n < length; n++) expected += values[n * Lanes + 3] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * n / length);
            Assert.Equal(expected.Real, work.Re[k * Lanes + 3], 1e-3);
            Assert.Equal(expected.Imaginary, work.Im[k * Lanes + 3], 1e-3);
        }
        fft.Transform(work, exchange: true);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i].Real, work.Re[i] / length, 1e-5);
            Assert.Equal(values[i].Imaginary, work.Im[i] / length, 1e-5);
        }
    }

    [Fact]
    public void OtherLengthsAreRefused() => Assert.Throws<ArgumentException>(() => new Fft(14, Lanes));
}
