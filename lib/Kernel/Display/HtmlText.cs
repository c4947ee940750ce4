namespace CSharpKernel.Display;

/// <summary>Text that is shown as HTML.</summary>
/// <param name="Html">A fragment, not a whole page.</param>
public sealed record HtmlText(string Html)
{
    /// <summary>The markup itself.</summary>
    public override string ToString() => Html;
}
