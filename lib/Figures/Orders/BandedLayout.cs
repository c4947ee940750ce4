namespace FilterGen.Figures.Orders;

/// <summary>
/// Places for the elements of a large ordered set, no wider than a page. A layer becomes a band of as many rows as its elements need;
/// since none of them is above another, what is greater still stands higher. Lines are straight, and may pass behind other elements.
/// </summary>
internal sealed class BandedLayout
{
    private const double PageWidth = 600;
    private const double WidestGap = 60;

    /// <summary>Pixels between bands, where the lines can be seen.</summary>
    private const double BandGap = 56;

    private readonly (double X, double Y)[] places;

    /// <param name="layout">The layers, and the order on each.</param>
    /// <param name="gap">Pixels from one element to the next one, at least.</param>
    public BandedLayout(LayeredLayout layout, double gap)
    {
        places = new (double, double)[layout.Layers.Count];
        var layers = Enumerable.Range(0, places.Length).GroupBy(i => layout.Layers[i]).OrderBy(layer => layer.Key)
            .Select(layer => layer.OrderBy(i => layout.X[i]).ToArray()).ToList();
        Width = layers.Max(layer => (layer.Length - 1) * StepOf(layer.Length));
        var top = 0.0;
        foreach (var layer in layers.AsEnumerable().Reverse())
        {
            var step = StepOf(layer.Length);
            var rows = Math.Max(1, (int)Math.Ceiling(gap / step));
            foreach (var (place, i) in layer.Index())
                places[i] = (Width / 2 + (place - (layer.Length - 1) / 2.0) * step, top + place % rows * gap);
            Height = top + (rows - 1) * gap;
            top = Height + BandGap;
        }
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The middle of each element, from the upper left.</summary>
    public IReadOnlyList<(double X, double Y)> Places => places;

    private static double StepOf(int count) => Math.Min(PageWidth / count, WidestGap);
}
