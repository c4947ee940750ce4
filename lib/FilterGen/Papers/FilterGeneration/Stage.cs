using FilterGen.Filters;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>One row of the paper's network tables: a layer with what follows it directly (batch normalisation, activation).</summary>
public abstract class Stage(string name) : nn.Module<Tensor, Tensor>(name)
{
    /// <summary>The table's name of the row, made from what the stage holds, as in <c>Conv+BN+LReLU</c>.</summary>
    public abstract string Layer { get; }

    /// <summary>Kernel, stride and padding; <c>null</c> where the table has a dash.</summary>
    public virtual ConvGeometry? Geometry => null;

    /// <summary>Runs the stage and adds its row, or rows, to a table.</summary>
    internal virtual Tensor Trace(Tensor input, ICollection<LayerRow> rows)
    {
        var output = forward(input);
        rows.Add(LayerRow.Of(Layer, Geometry, output, this.ParameterCount(), Operations(input.shape, output.shape)));
        return output;
    }

    /// <summary>Floating-point operations for one image, see <see cref="LayerRow.Operations"/>.</summary>
    /// <param name="input">Shape of the input.</param>
    /// <param name="output">Shape of the output.</param>
    internal virtual long Operations(long[] input, long[] output) => 0;
}
