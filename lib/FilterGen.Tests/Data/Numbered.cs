using FilterGen.Data;
using static TorchSharp.torch;

namespace FilterGen.Tests.Data;

/// <summary>Small sets whose i-th image is one pixel of value i with the label i.</summary>
internal static class Numbered
{
    public static ImageSet Set(int count)
    {
        using var scope = NewDisposeScope();
        return new(
            arange(count, dtype: ScalarType.Float32).reshape(count, 1, 1, 1),
            arange(count, dtype: ScalarType.Int64));
    }

    public static float[] Values(Tensor tensor) => tensor.data<float>().ToArray();
}
