using System.Collections;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>A table's rows in order, each fed with the output of the one before.</summary>
public sealed class Stages : nn.Module<Tensor, Tensor>, IReadOnlyList<Stage>
{
    private readonly IReadOnlyList<Stage> rows;

    /// <summary>Registers the rows under their numbers, from 0.</summary>
    public Stages(params IReadOnlyList<Stage> rows) : base(nameof(Stages))
    {
        this.rows = rows;
        for (int i = 0; i < rows.Count; i++) register_module($"{i}", rows[i]);
    }

    /// <inheritdoc/>
    public int Count => rows.Count;

    /// <inheritdoc/>
    public Stage this[int index] => rows[index];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        foreach (var row in rows) input = row.forward(input);
        return input;
    }

    /// <inheritdoc/>
    public IEnumerator<Stage> GetEnumerator() => rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Tensor Trace(Tensor input, ICollection<LayerRow> table)
    {
        foreach (var row in rows) input = row.Trace(input, table);
        return input;
    }
}
