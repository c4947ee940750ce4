using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of [B, C, H, W].</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(NormSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(BatchNorm2d), settings, device, dtype)
    {
    }

    private protected override string Expected => "4 dimensions";

    private protected override bool Accepts(long dimensions) => dimensions == 4;
}
