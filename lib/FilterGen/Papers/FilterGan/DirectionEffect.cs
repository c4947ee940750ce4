using FilterGen.Filters;

namespace FilterGen.Papers.FilterGan;

/// <summary>What one dimension of z does to pictures, as a mean over the images, from one end of a walk to the other.</summary>
/// <param name="Dimension">Place of the dimension, from 0.</param>
/// <param name="Brightness">Change of <see cref="StrokeMeasures.Brightness"/>, in hundredths of white.</param>
/// <param name="Width">Change of <see cref="StrokeMeasures.Width"/>, in pixels.</param>
/// <param name="Slant">Change of <see cref="StrokeMeasures.Slant"/>, in degrees.</param>
/// <param name="Change">‖x′ − x‖ / ‖x‖ at the ends.</param>
/// <param name="Locality"><see cref="PixelLocality"/> of the changes at the ends, weighted by their energy.</param>
/// <param name="ClassKept">The share of all pictures of the walk that keep their image's class.</param>
public sealed record DirectionEffect(
    int Dimension, double Brightness, double Width, double Slant, double Change, double Locality, double ClassKept)
{
    /// <summary>The effects of all dimensions.</summary>
    /// <param name="walks">The pictures found along <see cref="LatentPlaces.Walks"/>.</param>
    /// <param name="values">How many places each walk has, its ends first and last.</param>
    /// <param name="localitySize">Side of the neighbourhood that <see cref="PixelLocality"/> looks at.</param>
    /// <exception cref="ArgumentException">The pictures are not so many walks of this length.</exception>
    public static DirectionEffect[] Of(InvarianceMap walks, int values, int localitySize = 3)
    {
        Guard.AtLeast(2, values, nameof(values));
        if (walks.Pictures.shape[1] % values != 0)
            throw new ArgumentException($"expected walks of {values} places, found {walks.Pictures.shape[1]} pictures of an image.", nameof(values));
        return [.. Enumerable.Range(0, (int)walks.Pictures.shape[1] / values).Select(One)];

        DirectionEffect One(int dimension)
        {
            using var scope = NewDisposeScope();
            int low = dimension * values, high = low + values - 1;
            Tensor first = walks.Pictures[TensorIndex.Colon, low], last = walks.Pictures[TensorIndex.Colon, high];    // [S, 1, 28, 28]
            StrokeMeasures from = StrokeMeasures.Of(first), to = StrokeMeasures.Of(last);
            var (images, ends) = (cat([walks.Images, walks.Images]), cat([first, last]));
            var energies = (ends - images).square().sum([1, 2, 3]).cpu().data<float>().ToArray();
            var local = PixelLocality.Of(images, ends, localitySize).Zip(energies, (share, energy) => energy > 0 ? share * energy : 0).Sum();
            var kept = walks.Answers.narrow(1, low, values).eq(walks.ImageAnswers.unsqueeze(1));
            return new(
                dimension,
                100 * Mean(from.Brightness, to.Brightness), Mean(from.Width, to.Width), Mean(from.Slant, to.Slant),
                walks.Changes().index_select(1, tensor(new long[] { low, high }, device: images.device)).mean().item<float>(),
                local / energies.Sum(energy => (double)energy),
                kept.to(float32).mean().item<float>());
        }

        static double Mean(double[] from, double[] to) => to.Zip(from, (b, a) => b - a).Average();
    }
}
