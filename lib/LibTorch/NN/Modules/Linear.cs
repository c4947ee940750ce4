using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x·weightᵀ + bias: [..., I] to [..., O].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter _weight = null!;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        weight = empty([outputSize, inputSize], dtype: dtype, device: device).AsParameter();
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (!hasBias)
            return;
        bias = empty([outputSize], dtype: dtype, device: device).AsParameter();
        var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }

    /// <summary>[O, I].</summary>
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

    /// <summary>[O], or null if the layer adds none.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            ConditionallyRegisterParameter(nameof(bias), value);
            _bias = value;
        }
    }

    /// <summary>Size of an input.</summary>
    public long in_features => weight.size(1);

    /// <summary>Size of an output.</summary>
    public long out_features => weight.size(0);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
        => input.ndim > 0 && input.size(-1) == in_features
            ? nn.functional.linear(input, _weight, _bias)
            : throw new ArgumentException(
                $"Linear: expected inputs of size {in_features} in the last dimension, found shape [{string.Join(", ", input.shape)}].");

    /// <inheritdoc/>
    protected override string extra_repr()
        => $"in_features={in_features}, out_features={out_features}, bias={(bias is null ? "False" : "True")}";
}
