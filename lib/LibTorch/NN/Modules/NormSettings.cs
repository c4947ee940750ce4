namespace TorchSharp.Modules;

/// <summary>The settings of a normalisation layer.</summary>
internal sealed record NormSettings(long Features, double Epsilon, double? Momentum, bool Affine, bool TrackRunningStats);
