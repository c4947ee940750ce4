namespace FilterGen.Papers.FilterGeneration;

/// <summary>A row <c>FC</c>: everything but the batch is flattened, [B, …] → [B, outputs].</summary>
public sealed class FullyConnectedStage : Stage
{
    private readonly Linear linear;
    private readonly Activation activation;

    /// <summary>Creates the layer with PyTorch's start.</summary>
    /// <param name="inputs">Numbers per sample that come in.</param>
    /// <param name="outputs">Numbers per sample that go out.</param>
    /// <param name="activation">What follows.</param>
    public FullyConnectedStage(long inputs, long outputs, Activation activation = Activation.None)
        : base(nameof(FullyConnectedStage))
    {
        this.activation = activation;
        linear = nn.Linear(inputs, outputs);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override string Layer => activation.Label("FC");

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => activation.Apply(linear.forward(input.flatten(1)), inPlace: false);

    internal override long Operations(long[] input, long[] output) => 2 * input[1..].Aggregate(output[1], (a, b) => a * b);
}
