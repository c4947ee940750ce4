using System.Xml;

namespace NotebookKernel.Execution.References;

/// <summary>The documentation in the XML file beside an assembly, read when it is first asked for.</summary>
/// <param name="path">The XML file.</param>
internal sealed class XmlDocumentation(string path) : DocumentationProvider
{
    private readonly string path = path;
    private readonly Lazy<Dictionary<string, string>> members = new(() => Read(path));

    public override bool Equals(object? obj) => obj is XmlDocumentation other && other.path == path;

    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    protected override string? GetDocumentationForSymbol(
        string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID);

    // A file that is not well-formed has no documentation; that is no reason for a cell to fail.
    private static Dictionary<string, string> Read(string path)
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
