using System.Globalization;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A table of vectors, looked up by integer index: [...] to [..., D].</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long? _paddingIndex;
    private readonly double? _maxNorm;
    private readonly double _normType;
    private readonly bool _scaleGradByFreq;
    private readonly bool _sparse;

    [ComponentName(Name = nameof(weight))]
    private Parameter _weight = null!;

    internal Embedding(Parameter weight, long? paddingIndex, double? maxNorm, double normType, bool scaleGradByFreq, bool sparse)
        : base(nameof(Embedding))
    {
        this.weight = weight;
        var rows = weight.size(0);
        if (paddingIndex is { } index && (index < -rows || index >= rows))
            throw new ArgumentException($"Embedding: expected a padding index from {-rows} to {rows - 1}, found {index}.");
        _paddingIndex = paddingIndex < 0 ? paddingIndex + rows : paddingIndex;
        _maxNorm = maxNorm;
        _normType = normType;
        _scaleGradByFreq = scaleGradByFreq;
        _sparse = sparse;
    }

    /// <summary>[N, D].</summary>
    public Parameter weight
    {
        get => _weight;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ConditionallyRegisterParameter(nameof(weight), value);
            _weight = value;
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
        => nn.functional.embedding(input, weight, _paddingIndex, _maxNorm, _normType, _scaleGradByFreq, _sparse);

    /// <inheritdoc/>
    protected override string extra_repr() => string.Create(CultureInfo.InvariantCulture,
        $"{weight.size(0)}, {weight.size(1)}{Setting("padding_idx", _paddingIndex)}{Setting("max_norm", _maxNorm)}");

    private static string Setting<T>(string name, T? value) where T : struct, IFormattable
        => value is { } given ? $", {name}={given.ToString(null, CultureInfo.InvariantCulture)}" : "";
}
