using System.Globalization;
using System.Xml;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Execution.References;

/// <summary>The documentation in the XML file beside an assembly, read when it is first asked for.</summary>
internal sealed class XmlDocumentation : DocumentationProvider
{
    private readonly string path;
    private readonly Lazy<Dictionary<string, string>> members;

    /// <summary>Documentation from the file at <paramref name="path"/>.</summary>
    public XmlDocumentation(string path)
    {
        this.path = path;
        members = new Lazy<Dictionary<string, string>>(Read);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is XmlDocumentation other && other.path == path;

    /// <inheritdoc/>
    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID);

    // A file that is not well-formed has no documentation; that is no reason for a cell to fail.
    private Dictionary<string, string> Read()
    {
        Dictionary<string, string> found = [];
        try
        {
            using XmlReader reader = XmlReader.Create(path);
            while (!reader.EOF)
            {
                if (reader.NodeType == XmlNodeType.Element && reader.Name == "member" && reader.GetAttribute("name") is { } name)
                    found[name] = reader.ReadOuterXml();
                else
                    reader.Read();
            }
        }
        catch (Exception unreadable) when (unreadable is XmlException or IOException or UnauthorizedAccessException)
        {
            return found;
        }
        return found;
    }
}
