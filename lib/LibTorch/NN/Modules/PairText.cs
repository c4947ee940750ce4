namespace TorchSharp.Modules;

/// <summary>Sizes as PyTorch shows them: one number if all are equal, else a tuple.</summary>
internal static class PairText
{
    public static string Of(long[] values) => values.All(value => value == values[0]) ? $"{values[0]}" : $"({string.Join(", ", values)})";
}
