using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace NotebookKernel.Completion;

/// <summary>XML documentation as text that a person reads.</summary>
internal static partial class DocumentationText
{
    /// <summary>The documentation of a symbol, or of what it overrides or implements; empty for none.</summary>
    public static string Of(ISymbol symbol)
    {
        for (ISymbol? level = symbol; level is not null; level = Inherited(level))
        {
            string? xml = level.OriginalDefinition.GetDocumentationCommentXml();
            if (!string.IsNullOrWhiteSpace(xml) && Read(xml) is { Length: > 0 } text) return text;
        }
        return "";
    }

    private static ISymbol? Inherited(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        _ => symbol.ContainingType?.AllInterfaces
            .SelectMany(type => type.GetMembers(symbol.Name))
            .FirstOrDefault(member => Implements(symbol, member)),
    };

    private static bool Implements(ISymbol symbol, ISymbol member) =>
        symbol.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), SymbolEqualityComparer.Default);

    private static string Read(string xml)
    {
        XElement root;
        try
        {
            root = XElement.Parse($"<all>{xml}</all>");
        }
        catch (XmlException)
        {
            return "";
        }
        List<string> parts = [.. root.Descendants("summary").Take(1).Select(Text).Where(text => text.Length > 0)];
        parts.AddRange(root.Descendants("param").Select(element => $"{element.Attribute("name")?.Value}: {Text(element)}"));
        parts.AddRange(root.Descendants("returns").Select(element => $"Returns: {Text(element)}"));
        parts.AddRange(root.Descendants("exception").Select(element => $"Throws {Reference(element)}: {Text(element)}"));
        parts.AddRange(root.Descendants("remarks").Select(Text).Where(text => text.Length > 0));
        return string.Join('\n', parts);
    }

    private static string Text(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref", IsEmpty: true } reference => Reference(reference),
        XElement { Name.LocalName: "para" or "br" } paragraph => " " + Text(paragraph),
        XElement other => Text(other),
        _ => "",
    };

    private static string Reference(XElement element)
    {
        string target = (element.Attribute("cref") ?? element.Attribute("name") ?? element.Attribute("langword"))?.Value ?? "";
        if (target.Length < 2 || target[1] != ':') return target;
        int parameters = target.IndexOf('(');
        string name = parameters < 0 ? target[2..] : target[2..parameters];
        return name[(name.LastIndexOf('.') + 1)..].Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
