using TorchSharp;
using TorchSharp.Modules;

namespace LibTorch.Tests.Optim;

/// <summary>A test of torch's fused optimizers on the CPU, which libtorch has from 2.4 on.</summary>
internal sealed class FusedCpuFactAttribute : FactAttribute
{
    public FusedCpuFactAttribute()
    {
        var version = Version.Parse(torch.__version__.Split('+', 'a', '-')[0]);
        if (!FusedAdam.Present || version < new Version(2, 4)) Skip = $"libtorch {torch.__version__} has no fused Adam for the CPU.";
    }
}
