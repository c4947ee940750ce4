using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolution layers share: weights, geometry and PyTorch's initialisation.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>The padding for <c>pad</c> when the padding mode is not zeros: last dimension first, both sides.</summary>
    private protected readonly long[] EdgePadding;

    [ComponentName(Name = nameof(weight))]
    private Parameter _weight = null!;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    private protected Convolution(string name, ConvolutionSettings settings, Device? device, ScalarType? dtype)
        : base(name)
    {
        Settings = settings;
        settings.Check(name);
        EdgePadding = settings.EdgePadding();
        var channels = settings.Transposed
            ? [settings.InChannels, settings.OutChannels / settings.Groups]
            : new[] { settings.OutChannels, settings.InChannels / settings.Groups };
        weight = empty([.. channels, .. settings.KernelSize], dtype: dtype, device: device).AsParameter();
        if (settings.Bias)
            bias = empty([settings.OutChannels], dtype: dtype, device: device).AsParameter();
        reset_parameters();
    }

    /// <summary>The taps: [O, I/groups, K...], for transposed convolutions [I, O/groups, K...].</summary>
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

    /// <summary>Number of input channels.</summary>
    public long in_channels => Settings.InChannels;

    /// <summary>Number of output channels.</summary>
    public long out_channels => Settings.OutChannels;

    /// <summary>The window's size in each dimension.</summary>
    public long[] kernel_size => Settings.KernelSize;

    /// <summary>Steps in each dimension.</summary>
    public long[] stride => Settings.Stride;

    /// <summary>Padding on both sides in each dimension; null if <see cref="padding_type"/> is given.</summary>
    public long[]? padding => Settings.Padding;

    /// <summary>Padding by name; null if <see cref="padding"/> is given.</summary>
    public Padding? padding_type => Settings.PaddingType;

    /// <summary>Distances between taps in each dimension.</summary>
    public long[] dilation => Settings.Dilation;

    /// <summary>What a transposed convolution adds to one side of the output.</summary>
    public long[] output_padding => Settings.OutputPadding;

    /// <summary>Into how many independent blocks the channels are split.</summary>
    public long groups => Settings.Groups;

    /// <summary>What stands around the edges.</summary>
    public PaddingModes padding_mode => Settings.PaddingMode;

    private protected ConvolutionSettings Settings { get; }

    /// <summary>Draws new weights and biases, both uniform between ±1/√(inputs of one output), as PyTorch does.</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is null)
            return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }

    private protected void CheckInput(Tensor input)
    {
        var dimensions = Settings.KernelSize.Length;
        var rank = input.ndim;
        if ((rank == dimensions + 2 && input.size(1) == in_channels) || (rank == dimensions + 1 && input.size(0) == in_channels))
            return;
        throw new ArgumentException(
            $"{GetName()}: expected {in_channels} channels in an input of {dimensions + 2} dimensions, batch first "
            + $"(or {dimensions + 1} without a batch), found shape [{string.Join(", ", input.shape)}].");
    }

    /// <inheritdoc/>
    protected override string extra_repr() => Settings.ToString();
}
