namespace FilterGen.Papers.FilterGeneration;

/// <summary>The fixed network of the MNIST experiment (Table 4): images [B, 1, 28, 28] → logits [B, 10].</summary>
public sealed class MnistBaseline() : FixedNet(
    nameof(MnistBaseline),
    [1, 28, 28],
    new ConvStage(1, 5, new(5), Activation.ReLU),           // [B, 5, 24, 24]
    new MaxPoolStage(2),                                    // [B, 5, 12, 12]
    new ConvStage(5, 5, new(5), Activation.ReLU),           // [B, 5, 8, 8]
    new MaxPoolStage(2),                                    // [B, 5, 4, 4]
    new FullyConnectedStage(5 * 4 * 4, 10));                // [B, 10]
