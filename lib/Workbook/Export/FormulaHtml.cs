using System.Text.RegularExpressions;

namespace Workbook.Export;

/// <summary>
/// A formula of LaTeX as HTML: letters, signs, indices and exponents. What MathJax and KaTeX do beyond that would come from the
/// network; a command that is not known here keeps its name.
/// </summary>
internal static partial class FormulaHtml
{
    private const string Known = "sum ∑ prod ∏ int ∫ cdot · times × ast ∗ pm ± infty ∞ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ in ∈ to → "
        + "partial ∂ nabla ∇ lVert ‖ rVert ‖ | ‖ ldots … dots … alpha α beta β gamma γ delta δ epsilon ε eta η theta θ lambda λ mu μ pi π "
        + "rho ρ sigma σ tau τ phi φ omega ω Sigma Σ Delta Δ";

    private static readonly Dictionary<string, string> Signs = Known.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The HTML of a formula whose special characters are encoded already.</summary>
    public static string Of(string formula)
    {
        var text = Command().Replace(formula, match => Sign(match.Groups[1].Value));
        for (var before = ""; before != text;)
        {
            before = text;
            text = Script().Replace(text, match =>
            {
                var tag = match.Groups[1].Value == "_" ? "sub" : "sup";
                return $"<{tag}>{match.Groups[2].Value}{match.Groups[3].Value}</{tag}>";
            });
        }
        return Braces().Replace(text, "").Trim();
    }

    private static string Sign(string command) => command switch
    {
        "quad" => "\u2003",
        "qquad" => "\u2003\u2003",
        ";" or ":" => "\u2005",
        "," => "\u2009",
        "!" or "left" or "right" or "text" or "mathrm" or "mathbf" or "hat" => "",
        _ => Signs.GetValueOrDefault(command, command),
    };

    [GeneratedRegex(@"\\([a-zA-Z]+|.)\s?")]
    private static partial Regex Command();

    [GeneratedRegex(@"([_^])(?:\{([^{}]*)\}|([^\s{}<]))")]
    private static partial Regex Script();

    [GeneratedRegex("[{}]")]
    private static partial Regex Braces();
}
