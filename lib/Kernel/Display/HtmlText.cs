using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NotebookKernel.Display;

/// <summary>Text that is shown as HTML, also as a part of a view of .NET Interactive.</summary>
/// <param name="Html">A fragment, not a whole page.</param>
public sealed record HtmlText(string Html) : IHtmlContent
{
    /// <summary>Writes the markup itself.</summary>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(Html);

    /// <summary>The markup itself.</summary>
    public override string ToString() => Html;
}
