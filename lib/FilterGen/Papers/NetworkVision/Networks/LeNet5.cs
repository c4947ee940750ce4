using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;

namespace FilterGen.Papers.NetworkVision.Networks;

/// <summary>LeNet-5 (LeCun and others, 1998) with ReLU and max-pooling: images [B, 3, S, S] → logits [B, classes].</summary>
public sealed class LeNet5 : FixedNet
{
    private LeNet5(int side, params IReadOnlyList<Stage> rows) : base("LeNet-5", [3, side, side], rows)
    {
    }

    /// <summary>For small images, as LeCun's: two convolutions of 5×5.</summary>
    /// <param name="side">S; sizes at the lines' ends are those of 32.</param>
    /// <param name="classes">Classes.</param>
    public static LeNet5 ForSmall(int side = 32, int classes = 10)
    {
        var map = ((side - 4) / 2 - 4) / 2;
        return new(
            side,
            new NormalizeStage(),
            new ConvStage(3, 6, new(5), Activation.ReLU),                       // [B, 6, 28, 28]
            new MaxPoolStage(2),                                                // [B, 6, 14, 14]
            new ConvStage(6, 16, new(5), Activation.ReLU),                      // [B, 16, 10, 10]
            new MaxPoolStage(2),                                                // [B, 16, 5, 5]
            new FullyConnectedStage(16 * map * map, 120, Activation.ReLU),      // [B, 120]
            new FullyConnectedStage(120, 84, Activation.ReLU),                  // [B, 84]
            new FullyConnectedStage(84, classes));                              // [B, classes]
    }

    /// <summary>
    /// For images of 224×224, as appendix B says. The last pooling sees maps of 11×11 and leaves their last row and column out, which
    /// the paper finds again in the reconstructions.
    /// </summary>
    /// <param name="classes">Classes, 1,000 in the paper.</param>
    public static LeNet5 ForImageNet(int classes = 1000) => new(
        224,
        new NormalizeStage(Normalization.ImageNet),
        new ConvStage(3, 6, new(5), Activation.ReLU),                           // [B, 6, 220, 220]
        new MaxPoolStage(2),                                                    // [B, 6, 110, 110]
        new ConvStage(6, 16, new(5, Stride: 2), Activation.ReLU),               // [B, 16, 53, 53]
        new MaxPoolStage(2),                                                    // [B, 16, 26, 26]
        new ConvStage(16, 120, new(5, Stride: 2), Activation.ReLU),             // [B, 120, 11, 11]
        new MaxPoolStage(2),                                                    // [B, 120, 5, 5]
        new FullyConnectedStage(120 * 5 * 5, 1000, Activation.ReLU),            // [B, 1000]
        new FullyConnectedStage(1000, classes));                                // [B, 1000]
}
