using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Workbook.Export;

/// <summary>
/// A formula of LaTeX as MathML, which browsers set by themselves: MathJax and KaTeX would come from the network. A formula with a
/// command that is not known here is shown as it was written.
/// </summary>
internal sealed partial class Formula
{
    private const string Operators = "sum ∑ prod ∏ int ∫ cdot · times × ast ∗ circ ∘ pm ± "
        + "leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ sim ∼ "
        + "equiv ≡ ll ≪ gg ≫ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ to → rightarrow → mapsto ↦ Rightarrow ⇒ lVert ‖ rVert ‖ | ‖ "
        + "lvert | rvert | mid | odot ⊙ otimes ⊗ oplus ⊕ langle ⟨ rangle ⟩ { { } } forall ∀ exists ∃ top ⊤ ldots … dots … cdots ⋯";

    private const string Letters = "partial ∂ nabla ∇ infty ∞ ell ℓ emptyset ∅ alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ "
        + "eta η theta θ kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ "
        + "Theta Θ Lambda Λ Pi Π Sigma Σ Phi Φ Psi Ψ Omega Ω % % # # & & $ $ _ _ arg arg min min max max log log ln ln exp exp sin sin "
        + "cos cos tanh tanh";

    private const string Accents = "hat ^ widehat ^ tilde ~ widetilde ~ bar ¯ overline ¯ vec → dot ˙";
    private const string Spaces = ", 0.17em : 0.22em ; 0.28em ! -0.17em quad 1em qquad 2em";
    private const string DoubleStruck = "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ";
    private const string Script = "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵";

    private static readonly Dictionary<string, string> OperatorOf = Table(Operators), LetterOf = Table(Letters), AccentOf = Table(Accents),
        SpaceOf = Table(Spaces);

    private readonly string latex;
    private readonly MatchCollection tokens;
    private int next;

    private Formula(string latex) => (this.latex, tokens) = (latex, Token().Matches(latex));

    private string? Ahead => next < tokens.Count ? tokens[next].Value : null;

    /// <summary>The HTML of a formula.</summary>
    /// <param name="encoded">Without its dollars; special characters encoded as in HTML.</param>
    /// <param name="block">Whether it stands on a line of its own.</param>
    public static string Html(string encoded, bool block)
    {
        try
        {
            var parts = new Formula(WebUtility.HtmlDecode(encoded)).Row(end: null);
            return new XElement("math", block ? new XAttribute("display", "block") : null, parts).ToString(SaveOptions.DisableFormatting);
        }
        catch (FormatException)
        {
            return $"<code>{encoded.Trim()}</code>";
        }
    }

    private List<XElement> Row(string? end)
    {
        List<XElement> parts = [];
        while (Ahead != end) parts.Add(Scripted(Atom()));
        next++;
        return parts;
    }

    private XElement Scripted(XElement value)
    {
        XElement? below = null, above = null;
        while (Ahead is "_" or "^" or "'")
        {
            var sign = tokens[next++].Value;
            if (sign == "'") above = new("mo", above?.Value + "′");
            else if (sign == "_") below = Atom();
            else above = Atom();
        }
        var limits = value.Value is "∑" or "∏" or "min" or "max";
        return (below, above) switch
        {
            (null, null) => value,
            (_, null) => new(limits ? "munder" : "msub", value, below),
            (null, _) => new(limits ? "mover" : "msup", value, above),
            _ => new(limits ? "munderover" : "msubsup", value, below, above),
        };
    }

    private XElement Atom()
    {
        var token = Ahead ?? throw new FormatException();
        next++;
        return token[0] switch
        {
            '{' => new("mrow", Row("}")),
            '}' or '_' or '^' or '&' => throw new FormatException(),
            '\\' => Command(token[1..]),
            '-' => new("mo", "−"),
            '*' => new("mo", "∗"),
            '(' or ')' or '[' or ']' or '|' => new("mo", new XAttribute("stretchy", "false"), token),
            var first => new(char.IsDigit(first) ? "mn" : char.IsLetter(first) ? "mi" : "mo", token),
        };
    }

    private XElement Command(string name) => name switch
    {
        "frac" or "dfrac" or "tfrac" => new("mfrac", Atom(), Atom()),
        "sqrt" when Ahead == "[" => Root(),
        "sqrt" => new("msqrt", Atom()),
        "left" or "right" => new("mo", Ahead == "." ? tokens[next++].Value[1..] : Atom().Value),
        "mathbb" => new("mi", InAlphabet(Group(), DoubleStruck)),
        "mathcal" => new("mi", InAlphabet(Group(), Script)),
        "mathbf" or "boldsymbol" => new("mrow", new XAttribute("style", "font-weight:bold"), Atom()),
        "text" or "mathrm" or "operatorname" => new("mtext", Group()),
        _ when AccentOf.TryGetValue(name, out var accent) =>
            new("mover", new XAttribute("accent", "true"), Atom(), new XElement("mo", accent)),
        _ when SpaceOf.TryGetValue(name, out var width) => new("mspace", new XAttribute("width", width)),
        _ when OperatorOf.TryGetValue(name, out var sign) => new("mo", new XAttribute("stretchy", "false"), sign),
        _ when LetterOf.TryGetValue(name, out var letter) => new("mi", letter),
        _ => throw new FormatException(),
    };

    private XElement Root()
    {
        next++;
        XElement degree = new("mrow", Row("]"));
        return new("mroot", Atom(), degree);
    }

    /// <summary>The text between the next braces, or the next token.</summary>
    private string Group()
    {
        if (Ahead != "{") return Atom().Value;
        var start = tokens[next].Index + 1;
        while (Ahead is not (null or "}")) next++;
        return Ahead is null ? throw new FormatException() : latex[start..tokens[next++].Index];
    }

    private static string InAlphabet(string text, string capitals) => string.Concat(text.Select(letter =>
        letter is >= 'A' and <= 'Z' ? capitals.EnumerateRunes().ElementAt(letter - 'A').ToString() : letter.ToString()));

    private static Dictionary<string, string> Table(string pairs) =>
        pairs.Split(' ').Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    [GeneratedRegex(@"\\[a-zA-Z]+|\\.|\d+(?:\.\d+)?|\S")]
    private static partial Regex Token();
}
