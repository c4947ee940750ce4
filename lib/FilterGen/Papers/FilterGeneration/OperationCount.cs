namespace FilterGen.Papers.FilterGeneration;

/// <summary>Floating-point operations of whole networks, summed over the rows of their tables.</summary>
public static class OperationCount
{
    /// <summary>
    /// What a training step takes against a forward pass: the gradients of inputs and of weights cost about a pass each. A
    /// rule of thumb: the first layer needs no gradient of its input, and the optimiser is left out.
    /// </summary>
    public const int TrainingStepFactor = 3;

    /// <summary>Operations of one image's forward pass, see <see cref="LayerRow.Operations"/>.</summary>
    public static long Operations(this IEnumerable<LayerRow> rows) => rows.Sum(row => row.Operations);

    /// <inheritdoc cref="Operations(IEnumerable{LayerRow})"/>
    public static long Operations(this IEnumerable<(string Network, IReadOnlyList<LayerRow> Rows)> tables) =>
        tables.Sum(table => table.Rows.Operations());
}
