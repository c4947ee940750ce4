using System.Globalization;

namespace Workbook.Grade;

/// <summary>Marks as text.</summary>
internal static class Marks
{
    /// <summary>Marks with a point and no needless zeros: <c>12.5</c>.</summary>
    public static string Text(decimal marks) => marks.ToString("0.####", CultureInfo.InvariantCulture);
}
