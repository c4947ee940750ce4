using static TorchSharp.torch;

namespace FilterGen.Tests.Fixtures;

/// <summary>A tensor as the fixtures hold it.</summary>
internal sealed record TensorData(long[] Shape, double[] Values)
{
    public Tensor ToTensor(ScalarType dtype) => tensor(Values, Shape, float64).to(dtype);
}
