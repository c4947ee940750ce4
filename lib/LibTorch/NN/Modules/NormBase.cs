using System.Globalization;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What normalisation layers with running statistics share.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    private protected NormBase(string name, NormSettings settings, Device? device, ScalarType? dtype)
        : base(name)
    {
        num_features = settings.Features;
        eps = settings.Epsilon;
        momentum = settings.Momentum;
        affine = settings.Affine;
        track_running_stats = settings.TrackRunningStats;
        if (affine)
        {
            weight = ones([num_features], dtype: dtype, device: device).AsParameter();
            bias = zeros([num_features], dtype: dtype, device: device).AsParameter();
        }
        if (!track_running_stats)
            return;
        register_buffer(nameof(running_mean), running_mean = zeros([num_features], dtype: dtype, device: device));
        register_buffer(nameof(running_var), running_var = ones([num_features], dtype: dtype, device: device));
        register_buffer(nameof(num_batches_tracked), num_batches_tracked = zeros([], dtype: int64, device: device));
    }

    /// <summary>Number of channels.</summary>
    public long num_features { get; }

    /// <summary>Added to the variance to keep its root from zero.</summary>
    public double eps { get; }

    /// <summary>The share of the batch in the running values; null for their plain mean over all batches.</summary>
    public double? momentum { get; }

    /// <summary>Whether the layer has a weight and a bias.</summary>
    public bool affine { get; }

    /// <summary>Whether the layer keeps running statistics for evaluation.</summary>
    public bool track_running_stats { get; }

    /// <summary>[C], or null.</summary>
    public Parameter? weight
    {
        get => _weight;
        set
        {
            ConditionallyRegisterParameter(nameof(weight), value);
            _weight = value;
        }
    }

    /// <summary>[C], or null.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            ConditionallyRegisterParameter(nameof(bias), value);
            _bias = value;
        }
    }

    /// <summary>Running mean [C], or null.</summary>
    public Tensor? running_mean { get; }

    /// <summary>Running variance [C], or null.</summary>
    public Tensor? running_var { get; }

    /// <summary>How many batches the running statistics have seen, or null.</summary>
    public Tensor? num_batches_tracked { get; }

    /// <summary>Sets the running mean to 0 and the running variance to 1.</summary>
    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    /// <summary>Sets weights to 1, biases to 0 and forgets the statistics.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (weight is not null)
            nn.init.ones_(weight);
        if (bias is not null)
            nn.init.zeros_(bias);
    }

    /// <inheritdoc/>
    protected override string extra_repr() => string.Create(CultureInfo.InvariantCulture,
        $"{num_features}, eps={Text(eps)}, momentum={Text(momentum)}, affine={affine}, track_running_stats={track_running_stats}");

    private static string Text(double? value) => value is not { } number ? "None"
        : number.ToString("R", CultureInfo.InvariantCulture).Replace("E-0", "e-0", StringComparison.Ordinal);
}
