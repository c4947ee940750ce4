using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>A residual network with one block for each size, for small images: [B, 3, S, S] → logits [B, classes].</summary>
/// <param name="side">S; sizes at the lines' ends are those of 32.</param>
/// <param name="classes">Classes.</param>
public sealed class SmallResNet(int side = 32, int classes = 10) : FixedNet(
    "ResNet",
    [3, side, side],
    new NormalizeStage(),
    ConvStage.Normed(3, 16, new(3, 1, 1), Activation.ReLU),                     // [B, 16, 32, 32]
    new ResidualStage(16, 16, stride: 1),                                       // [B, 16, 32, 32]
    new ResidualStage(16, 32, stride: 2),                                       // [B, 32, 16, 16]
    new ResidualStage(32, 64, stride: 2),                                       // [B, 64, 8, 8]
    new MeanStage(),                                                            // [B, 64, 1, 1]
    new FullyConnectedStage(64, classes));                                      // [B, classes]
