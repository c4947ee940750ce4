using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

/// <summary>The type that torch.tensor chooses is the .NET type's, as in TorchSharp.</summary>
public sealed class FromArraysTests
{
    public static TheoryData<string, ScalarType, long[]> Made
    {
        get
        {
            var data = new TheoryData<string, ScalarType, long[]>();
            foreach (var (name, (type, shape, _)) in Cases) data.Add(name, type, shape);
            return data;
        }
    }

    private static Dictionary<string, (ScalarType Type, long[] Shape, Func<Tensor> Make)> Cases { get; } = new()
    {
        ["float"] = (float32, [], () => tensor(1f)),
        ["double"] = (float64, [], () => tensor(1.0)),
        ["long"] = (int64, [], () => tensor(1L)),
        ["int"] = (int32, [], () => tensor(1)),
        ["bool"] = (@bool, [], () => tensor(true)),
        ["float[]"] = (float32, [2], () => tensor(new float[2])),
        ["double[]"] = (float64, [2], () => tensor(new double[2])),
        ["long[]"] = (int64, [2], () => tensor(new long[2])),
        ["int[]"] = (int32, [2], () => tensor(new int[2])),
        ["byte[]"] = (uint8, [2], () => tensor(new byte[2])),
        ["bool[]"] = (@bool, [2], () => tensor(new bool[2])),
        ["float[] and shape"] = (float32, [2, 3], () => tensor(new float[6], [2, 3])),
        ["double[] and shape"] = (float64, [2, 3], () => tensor(new double[6], [2, 3])),
        ["long[] and shape"] = (int64, [2, 3], () => tensor(new long[6], [2, 3])),
        ["int[] and shape"] = (int32, [2, 3], () => tensor(new int[6], [2, 3])),
        ["byte[] and shape"] = (uint8, [2, 3], () => tensor(new byte[6], [2, 3])),
        ["bool[] and shape"] = (@bool, [2, 3], () => tensor(new bool[6], [2, 3])),
        ["float[,]"] = (float32, [2, 3], () => tensor(new float[2, 3])),
        ["long[,]"] = (int64, [2, 3], () => tensor(new long[2, 3])),
        ["IList<float>"] = (float32, [2], () => tensor(new List<float> { 1, 2 })),
        ["IList<long>"] = (int64, [2], () => tensor(new List<long> { 1, 2 })),
    };

    [Theory]
    [MemberData(nameof(Made))]
    public void The_default_type_is_that_of_the_values(string values, ScalarType type, long[] shape)
    {
        using Tensor made = Cases[values].Make();
        Assert.Equal(type, made.dtype);
        Assert.Equal(shape, made.shape);
    }

    [Fact]
    public void Another_type_is_given_when_it_is_asked_for()
    {
        using Tensor made = tensor(2.5, dtype: float32);
        Assert.Equal(2.5f, made.item<float>());
    }
}
