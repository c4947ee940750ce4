using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>Dark images 1×6×6 with one bright pixel; the label is its place, float32 [1, 2].</summary>
internal sealed class PointData() : ImageData("points", Make(90, 1), Make(30, 2))
{
    private static ImageSet Make(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new float[count * 36];
        var points = new float[count * 2];
        for (var i = 0; i < count; i++)
        {
            var place = random.Next(36);
            pixels[i * 36 + place] = 1;
            (points[2 * i], points[2 * i + 1]) = (place % 6, place / 6);
        }
        return new(tensor(pixels, [count, 1, 6, 6]), tensor(points, [count, 1, 2]));
    }
}
