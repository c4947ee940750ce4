using FilterGen.Figures.Display;
using FilterGen.Figures.Interactive;

namespace FilterGen.Figures;

/// <summary>
/// A figure that lives in the page itself: it works wherever scripts run, without a kernel and without a network. Elsewhere its still
/// picture shows.
/// </summary>
public abstract class InteractiveFigure : IDisplayed<InteractiveFigure>
{
    private protected InteractiveFigure()
    {
    }

    /// <summary>A line above the figure.</summary>
    public string? Title { get; init; }

    /// <summary>The figure as HTML that needs no other file and no network.</summary>
    public abstract string ToHtml();

    /// <summary>The still picture.</summary>
    public abstract string ToSvg();

    /// <summary>Writes it to a file, whole or not at all: as a page (.html), or its still picture (.png, .svg).</summary>
    /// <exception cref="ArgumentException">The name ends in something else.</exception>
    public void Save(string path) => FigureFile.Save(path, () => Widget.Page(Title, ToHtml()), ToSvg);

    static IReadOnlyList<MimeFormatter<InteractiveFigure>> IDisplayed<InteractiveFigure>.Forms { get; } =
    [
        new(MimeTypes.Html, figure => figure.ToHtml()),
        new(MimeTypes.Svg, figure => figure.ToSvg()),
        new(MimeTypes.Plain, figure => figure.ToString()),
    ];
}
