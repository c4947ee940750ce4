using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>
/// VGG (Simonyan and Zisserman, 2014) with batch normalisation for small images: two convolutions of 3×3 before each of four poolings.
/// [B, 3, S, S] → logits [B, classes].
/// </summary>
/// <param name="side">S, a multiple of 16; sizes at the lines' ends are those of 32.</param>
/// <param name="classes">Classes.</param>
public sealed class SmallVgg(int side = 32, int classes = 10) : FixedNet(
    "VGG-BN",
    [3, side, side],
    new NormalizeStage(),
    Conv(3, 16),                                                                // [B, 16, 32, 32]
    Conv(16, 16),
    new MaxPoolStage(2),                                                        // [B, 16, 16, 16]
    Conv(16, 32),                                                               // [B, 32, 16, 16]
    Conv(32, 32),
    new MaxPoolStage(2),                                                        // [B, 32, 8, 8]
    Conv(32, 64),                                                               // [B, 64, 8, 8]
    Conv(64, 64),
    new MaxPoolStage(2),                                                        // [B, 64, 4, 4]
    Conv(64, 64),                                                               // [B, 64, 4, 4]
    Conv(64, 64),
    new MaxPoolStage(2),                                                        // [B, 64, 2, 2]
    new FullyConnectedStage(64 * (side / 16) * (side / 16), classes))           // [B, classes]
{
    private static ConvStage Conv(long channels, long filters) => ConvStage.Normed(channels, filters, new(3, 1, 1), Activation.ReLU);
}
