using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>Something that belongs to each sample of a <see cref="SampleExplorer"/>.</summary>
/// <param name="Title">What it is.</param>
internal abstract record ExplorerView(string Title)
{
    /// <summary>The width of the still picture, in pixels.</summary>
    public abstract int Width { get; }

    /// <summary>The height of the still picture, in pixels.</summary>
    public abstract int Height { get; }

    /// <summary>All samples, for the script.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Draws the first sample with its upper left corner at (left, top).</summary>
    public abstract void Draw(SvgWriter svg, double left, double top);
}
