using Workbook.Documents;

namespace Workbook.Run;

/// <summary>Tells on standard error which cell runs and how long each took.</summary>
/// <param name="output">Where to tell it, or null to be quiet.</param>
internal sealed class RunProgress(TextWriter? output)
{
    private int indent;

    /// <summary>Tells that cell <paramref name="number"/> of <paramref name="count"/> starts.</summary>
    public void Begin(NotebookDocument document, int index, int number, int count)
    {
        var width = $"{count}".Length;
        var place = $"[{$"{number}".PadLeft(width)}/{count}] ";
        indent = place.Length;
        Tell(place + CellTitle.Of(document, index));
    }

    /// <summary>Tells how long the cell took.</summary>
    public void End(TimeSpan elapsed) => Tell(new string(' ', indent) + Duration(elapsed));

    /// <summary>A time as people read it.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes} min"),
    };

    private void Tell(string line) => output?.WriteLine(line);
}
