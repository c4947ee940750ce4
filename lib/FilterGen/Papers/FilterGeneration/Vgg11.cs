namespace FilterGen.Papers.FilterGeneration;

/// <summary>
/// VGG11 (Simonyan and Zisserman, 2014, configuration A) for 32×32 images, with batch normalisation: images [B, 3, 32, 32] →
/// logits [B, 10]. Eleven layers as the paper counts them: eight convolutions and three fully connected, of 512 numbers
/// instead of 4096, since a 32×32 image leaves 1×1 maps. Without dropout.
/// </summary>
public sealed class Vgg11() : FixedNet(
    nameof(Vgg11),
    [3, 32, 32],
    Conv(3, 64),                                                    // [B, 64, 32, 32]
    new MaxPoolStage(2),                                            // [B, 64, 16, 16]
    Conv(64, 128),                                                  // [B, 128, 16, 16]
    new MaxPoolStage(2),                                            // [B, 128, 8, 8]
    Conv(128, 256),                                                 // [B, 256, 8, 8]
    Conv(256, 256),                                                 // [B, 256, 8, 8]
    new MaxPoolStage(2),                                            // [B, 256, 4, 4]
    Conv(256, 512),                                                 // [B, 512, 4, 4]
    Conv(512, 512),                                                 // [B, 512, 4, 4]
    new MaxPoolStage(2),                                            // [B, 512, 2, 2]
    Conv(512, 512),                                                 // [B, 512, 2, 2]
    Conv(512, 512),                                                 // [B, 512, 2, 2]
    new MaxPoolStage(2),                                            // [B, 512, 1, 1]
    new FullyConnectedStage(512, 512, Activation.ReLU),             // [B, 512]
    new FullyConnectedStage(512, 512, Activation.ReLU),             // [B, 512]
    new FullyConnectedStage(512, 10))                               // [B, 10]
{
    private static ConvStage Conv(long channels, long filters) => ConvStage.Normed(channels, filters, new(3, 1, 1), Activation.ReLU);
}
