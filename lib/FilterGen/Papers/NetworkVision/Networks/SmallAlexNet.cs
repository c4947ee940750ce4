using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>
/// AlexNet (Krizhevsky, Sutskever and Hinton, 2012) for small images: its five convolutions with kernels and strides made smaller, about
/// a quarter of its filters, two fully connected layers, neither local normalisation nor dropout. [B, 3, S, S] → logits [B, classes].
/// </summary>
/// <param name="side">S, a multiple of 8; sizes at the lines' ends are those of 32.</param>
/// <param name="classes">Classes.</param>
public sealed class SmallAlexNet(int side = 32, int classes = 10) : FixedNet(
    "AlexNet",
    [3, side, side],
    new NormalizeStage(),
    new ConvStage(3, 32, new(5, 1, 2), Activation.ReLU),                        // [B, 32, 32, 32]
    new MaxPoolStage(2),                                                        // [B, 32, 16, 16]
    new ConvStage(32, 64, new(3, 1, 1), Activation.ReLU),                       // [B, 64, 16, 16]
    new MaxPoolStage(2),                                                        // [B, 64, 8, 8]
    new ConvStage(64, 96, new(3, 1, 1), Activation.ReLU),                       // [B, 96, 8, 8]
    new ConvStage(96, 96, new(3, 1, 1), Activation.ReLU),                       // [B, 96, 8, 8]
    new ConvStage(96, 64, new(3, 1, 1), Activation.ReLU),                       // [B, 64, 8, 8]
    new MaxPoolStage(2),                                                        // [B, 64, 4, 4]
    new FullyConnectedStage(64 * (side / 8) * (side / 8), 256, Activation.ReLU),// [B, 256]
    new FullyConnectedStage(256, classes));                                     // [B, classes]
