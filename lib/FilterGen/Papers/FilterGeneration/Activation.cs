using FilterGen.Operators;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>The activations in the paper's tables.</summary>
public enum Activation
{
    /// <summary>The layer's output as it is.</summary>
    None,

    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary>x where positive, else 0.2·x. The paper does not give the slope: 0.2 is our choice.</summary>
    LReLU,
}

internal static class Activations
{
    private const double Slope = 0.2;

    /// <summary>Applies the activation, into <paramref name="x"/> itself where nothing else needs its values.</summary>
    public static Tensor Apply(this Activation activation, Tensor x, bool inPlace) => activation switch
    {
        Activation.ReLU => nn.functional.relu(x, inPlace),
        Activation.LReLU => nn.functional.leaky_relu(x, Slope, inPlace),
        _ => x,
    };

    /// <summary>Normalises and applies the activation.</summary>
    public static Tensor Apply(this Activation activation, BatchNorm2d norm, Tensor x) => activation == Activation.None
        ? norm.forward(x)
        : NormActivation.Apply(norm, x, activation == Activation.ReLU ? 0 : Slope);

    /// <summary>The row's name in the table: layer, normalisation and activation joined by plus signs.</summary>
    public static string Label(this Activation activation, string layer) =>
        activation == Activation.None ? layer : $"{layer}+{activation}";
}
