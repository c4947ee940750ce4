using FilterGen.Papers.FilterGeneration;
using FilterGen.Training;

namespace FilterGen.Papers.FilterGan;

/// <summary>The layers behind one of the classifier's convolutions as a network of their own, to be trained again: maps behind ReLU → logits.</summary>
internal sealed class LaterLayers : Classifier
{
    private readonly Stages rows;
    private readonly FiveLayerNet whole = new();    // keeps what the rows belong to

    /// <summary>Copies the layers.</summary>
    /// <param name="classifier">Whose layers.</param>
    /// <param name="layer">Number of the convolution before them.</param>
    /// <param name="fromScratch">Whether they begin with new weights, drawn from the current seed, instead of the classifier's.</param>
    public LaterLayers(FiveLayerNet classifier, int layer, bool fromScratch)
        : base($"layers behind {layer}{(fromScratch ? ", from scratch" : "")}")
    {
        if (!fromScratch)
        {
            using var off = no_grad();
            var weights = classifier.state_dict();
            foreach (var (name, value) in whole.state_dict()) value.copy_(weights[name]);
        }
        rows = new(whole.RowsBehind(layer));
        register_module(nameof(rows), rows);
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor maps) => rows.forward(maps);
}
