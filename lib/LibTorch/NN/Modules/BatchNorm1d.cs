using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of [B, C] or [B, C, L].</summary>
public sealed class BatchNorm1d : BatchNorm
{
    internal BatchNorm1d(NormSettings settings, Device? device, ScalarType? dtype)
        : base(nameof(BatchNorm1d), settings, device, dtype)
    {
    }

    private protected override string Expected => "2 or 3 dimensions";

    private protected override bool Accepts(long dimensions) => dimensions is 2 or 3;
}
