using FilterGen.Training;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>A network of a few numbers, with parameters and buffers: images [B, 3, 2, 2] → scores [B, 10].</summary>
internal sealed class ProbeNet : Classifier
{
    private readonly BatchNorm2d norm = nn.BatchNorm2d(3);
    private readonly Linear head = nn.Linear(12, LabNet.Classes);

    public ProbeNet() : base(nameof(ProbeNet)) => RegisterComponents();

    /// <inheritdoc/>
    public override Tensor forward(Tensor images) => head.call(norm.call(images).flatten(1));
}
