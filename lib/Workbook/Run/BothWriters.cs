using System.Text;

namespace Workbook.Run;

/// <summary>Writes the same to two writers, which stay the caller's.</summary>
/// <param name="first">The one that is written first.</param>
/// <param name="second">The other.</param>
internal sealed class BothWriters(TextWriter first, TextWriter second) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => second.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        first.Write(value);
        second.Write(value);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        first.Flush();
        second.Flush();
    }
}
