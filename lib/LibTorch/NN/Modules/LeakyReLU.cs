using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x where positive, else slope·x.</summary>
public sealed class LeakyReLU : nn.Module<Tensor, Tensor>
{
    internal LeakyReLU(double negative_slope, bool inplace)
        : base(nameof(LeakyReLU))
    {
        this.negative_slope = negative_slope;
        this.inplace = inplace;
    }

    /// <summary>The slope below zero.</summary>
    public double negative_slope { get; }

    /// <summary>Whether the input is overwritten.</summary>
    public bool inplace { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => nn.functional.leaky_relu(input, negative_slope, inplace);

    /// <inheritdoc/>
    protected override string extra_repr()
        => string.Create(CultureInfo.InvariantCulture, $"negative_slope={negative_slope}{(inplace ? ", inplace=True" : "")}");
}
