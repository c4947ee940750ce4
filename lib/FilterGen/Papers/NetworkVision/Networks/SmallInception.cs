using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>Inception (v3's first kind of module, four of them) for small images: [B, 3, S, S] → logits [B, classes].</summary>
/// <param name="side">S; sizes at the lines' ends are those of 32.</param>
/// <param name="classes">Classes.</param>
public sealed class SmallInception(int side = 32, int classes = 10) : FixedNet(
    "Inception",
    [3, side, side],
    new NormalizeStage(),
    ConvStage.Normed(3, 16, new(3, 1, 1), Activation.ReLU),                     // [B, 16, 32, 32]
    new MaxPoolStage(2),                                                        // [B, 16, 16, 16]
    new InceptionStage(16, one: 8, three: (8, 16), five: (4, 8), pooled: 8),    // [B, 40, 16, 16]
    new InceptionStage(40, one: 12, three: (12, 24), five: (6, 12), pooled: 8), // [B, 56, 16, 16]
    new MaxPoolStage(2),                                                        // [B, 56, 8, 8]
    new InceptionStage(56, one: 16, three: (16, 32), five: (8, 16), pooled: 16),// [B, 80, 8, 8]
    new InceptionStage(80, one: 24, three: (20, 40), five: (12, 24), pooled: 16),// [B, 104, 8, 8]
    new MeanStage(),                                                            // [B, 104, 1, 1]
    new FullyConnectedStage(104, classes));                                     // [B, classes]
