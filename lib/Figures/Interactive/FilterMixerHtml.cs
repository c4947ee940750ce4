using FilterGen.Figures.Svg;

namespace FilterGen.Figures.Interactive;

/// <summary>A <see cref="FilterMixer"/> as HTML and as a still picture.</summary>
internal static class FilterMixerHtml
{
    private const int Margin = 14, Part = 60, Whole = 112;

    public static string Fragment(FilterMixer mixer) =>
        Widget.Fragment(ToJson(mixer), "mixer", ["widget.js", "mixer.js"], mixer.ToSvg(), mixer.ToString());

    /// <summary>The image, the base filters with their coefficients, and the filter that they make.</summary>
    public static string Still(FilterMixer mixer)
    {
        var side = mixer.Side * mixer.Side;
        float[][] bases = [.. mixer.BaseFilters.Chunk(side)];
        float[] shares = mixer.Coefficients[..mixer.Bases];
        float[] mixed = [.. Enumerable.Range(0, side).Select(tap => shares.Select((share, i) => share * bases[i][tap]).Sum())];
        var width = 2 * (Margin + Whole) + mixer.Bases * (Part + 12) + 40;
        var svg = new SvgWriter(width, Whole + 86, mixer.ToString());
        if (mixer.Title is { } title)
            svg.Text(Margin, Margin + Theme.TitleSize, title, Theme.TitleSize, bold: true);
        const double top = 46;
        svg.Image(Margin, top, Whole, Whole, mixer.Images.ToPng(0, 4));
        for (var i = 0; i < bases.Length; i++)
        {
            var left = Margin + Whole + 20 + i * (Part + 12.0);
            svg.Image(left, top, Part, Part, Picture(bases[i]));
            svg.Text(left + Part / 2, top + Part + 18, (i == 0 ? "" : "+ ") + $"{Numbers.Fixed(shares[i])} ×", 12, "middle");
        }
        svg.Image(width - Margin - Whole, top, Whole, Whole, Picture(mixed));
        svg.Text(width - Margin - Whole / 2, top + Whole + 18, "= its filter 1", 12, "middle");
        svg.Text(Margin, top + Whole + 18, mixer.Captions?[0] ?? "image 1", 12);
        return svg.ToString();

        byte[] Picture(float[] filter) => new ImageGrid([filter], mixer.Side, mixer.Side)
        {
            Colors = ColorMap.Diverging,
            Range = ImageRange.PerImage,
            Padding = 0,
            Scale = 12,
        }.ToPng();
    }

    private static JsonObject ToJson(FilterMixer mixer) => new()
    {
        ["title"] = mixer.Title,
        ["count"] = mixer.Images.Count,
        ["height"] = mixer.Images.Height,
        ["width"] = mixer.Images.Width,
        ["side"] = mixer.Side,
        ["bases"] = mixer.Bases,
        ["filters"] = mixer.Filters,
        ["pixels"] = Convert.ToBase64String([.. mixer.Pixels.Select(value => (byte)Math.Round(255 * Math.Clamp(value, 0, 1)))]),
        ["baseFilters"] = Words.Of(mixer.BaseFilters),
        ["coefficients"] = Words.Of(mixer.Coefficients),
        ["captions"] = mixer.Captions is { } captions ? new JsonArray([.. captions.Select(caption => (JsonNode)caption)]) : null,
    };
}
