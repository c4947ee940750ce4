namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// The fixed network of the CIFAR-10 experiment (Table 15): images [B, 3, 32, 32] → logits [B, 10]. The table's padding of 0
/// does not give its sizes; it is 1.
/// </summary>
public sealed class Cifar10Baseline() : FixedNet(
    nameof(Cifar10Baseline),
    [3, 32, 32],
    ConvStage.Normed(3, 64, new(3, 1, 1), Activation.ReLU),         // [B, 64, 32, 32]
    ConvStage.Normed(64, 128, new(3, 2, 1), Activation.ReLU),       // [B, 128, 16, 16]
    ConvStage.Normed(128, 256, new(3, 2, 1), Activation.ReLU),      // [B, 256, 8, 8]
    ConvStage.Normed(256, 256, new(3, 2, 1), Activation.ReLU),      // [B, 256, 4, 4]
    new AvgPoolStage(4),                                            // [B, 256, 1, 1]
    new FullyConnectedStage(256, 10));                              // [B, 10]
