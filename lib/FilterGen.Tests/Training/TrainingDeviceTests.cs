using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class TrainingDeviceTests
{
    [Fact]
    public void WithoutANameItIsTheGpuWhereThereIsOne()
    {
        var expected = cuda.is_available() ? CUDA : CPU;
        Assert.Equal(expected, TrainingDevice.Of(null));
        Assert.Equal(expected, TrainingDevice.Of(" "));
    }

    [Fact]
    public void CpuCanBeNamed() => Assert.Equal(CPU, TrainingDevice.Of("CPU"));

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:99")]
    public void DeviceThatIsNotThereIsNamed(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => TrainingDevice.Of(name));
        Assert.StartsWith($"FILTERGEN_DEVICE: expected cpu, or cuda or cuda:N where there is a GPU, found '{name}'", error.Message);
    }

    [NoCudaFact]
    public void WithoutAGpuATrainingThereFailsAndTheNextOneRuns()
    {
        using var data = new TinyData();
        using var network = new TinyNet();
        var tensors = Tensor.TotalCount;
        Assert.Throws<InvalidOperationException>(() => Trainer.Fit(network, data, Fits.Options with { Device = CUDA }));
        Assert.Equal(tensors, Tensor.TotalCount);
        Assert.Equal(3, Trainer.Fit(network, data, Fits.Options).History.Count);
    }
}
