using Workbook.Execution;

namespace Workbook.Display;

/// <summary>Turns values into what a notebook shows.</summary>
internal static class Formatter
{
    /// <summary>The representations of a value.</summary>
    public static MimeBundle Format(object? value) => value switch
    {
        MimeBundle bundle => bundle,
        HtmlText html => new MimeBundle(new Dictionary<string, object> { ["text/html"] = html.Html, ["text/plain"] = html.Html }),
        _ => MimeBundle.Text(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? ""),
    };
}
