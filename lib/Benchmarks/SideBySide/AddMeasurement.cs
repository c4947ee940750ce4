using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace Benchmarks.SideBySide;

/// <summary><c>a.add(b)</c> on one element, each in a dispose scope of its own, which frees the sum.</summary>
internal sealed class AddMeasurement(Device device, bool requiresGrad) : IMeasurement
{
    private readonly Tensor a = ones(1, device: device, requires_grad: requiresGrad).DetachFromDisposeScope();
    private readonly Tensor b = ones(1, device: device).DetachFromDisposeScope();

    /// <inheritdoc/>
    public double[] Run(int steps, int warm, int passes) =>
        [.. Enumerable.Range(0, warm + passes).Select(_ => Pass(steps).TotalMilliseconds / steps).Skip(warm)];

    private TimeSpan Pass(int steps)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < steps; i++)
        {
            using var scope = NewDisposeScope();
            a.add(b);
        }
        if (a.device_type == DeviceType.CUDA) a.detach().cpu().Dispose(); // waits for the device
        return Stopwatch.GetElapsedTime(begin);
    }
}
