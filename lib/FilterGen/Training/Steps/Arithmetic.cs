using TorchSharp;
using static TorchSharp.torch;

namespace FilterGen.Training.Steps;

/// <summary>
/// The numbers that a network computes with until this is disposed: how exact they are and in which order they stand. Whether a
/// GPU may round to TF32 is a switch of the process; it is put back as it was.
/// </summary>
internal sealed class Arithmetic : IDisposable
{
    private readonly Device device;
    private readonly Precision precision;
    private readonly bool channelsLast;
    private readonly IDisposable? rounding;

    public Arithmetic(TrainerOptions options, Device device)
    {
        this.device = device;
        precision = options.Precision;
        channelsLast = options.ChannelsLast;
        if (device.type == DeviceType.CUDA) rounding = TorchExtras.AllowTF32(precision != Precision.Float32);
    }

    /// <summary>In words, for records: <c>float32</c>, <c>TF32</c>, <c>bfloat16, channels last</c>.</summary>
    public string Name => (precision, device.type) switch
    {
        (Precision.BFloat16, _) => "bfloat16",
        (Precision.TensorFloat32, DeviceType.CUDA) when TorchExtras.HasTF32 => "TF32",
        _ => "float32",
    } + (channelsLast ? ", channels last" : "");

    /// <summary>Orders a network's weights.</summary>
    public void Arrange(nn.Module network)
    {
        if (channelsLast) TorchExtras.ChannelsLast(network);
    }

    /// <summary>Orders a batch of images.</summary>
    public Tensor Arrange(Tensor images) => channelsLast ? TorchExtras.ChannelsLast(images) : images;

    /// <summary>Holds while a forward pass runs.</summary>
    public IDisposable? Forward() => precision == Precision.BFloat16 ? TorchExtras.Autocast(device.type) : null;

    /// <inheritdoc/>
    public void Dispose() => rounding?.Dispose();
}
