namespace NotebookKernel.Display;

/// <summary>
/// Dates as ISO 8601 has them, year first: the invariant culture, which cells begin with, writes the second day of January as that of
/// February is written elsewhere. Where the notebook chose a culture, dates are written as there.
/// </summary>
internal static class Dates
{
    private static readonly CultureInfo YearFirst = Create();

    /// <summary>The text of a value that is formatted; null where it gives none.</summary>
    public static string? Text(IFormattable value) => value switch
    {
        DateTime { Kind: DateTimeKind.Utc } when !IsChosen => $"{value.ToString(null, YearFirst)}Z",
        DateTime or DateTimeOffset or DateOnly or TimeOnly => value.ToString(null, IsChosen ? CultureInfo.CurrentCulture : YearFirst),
        _ => value.ToString(null, CultureInfo.InvariantCulture),
    };

    /// <summary>The text that a value has from the compiler, with the dates in it year first.</summary>
    public static string? Generated(object value)
    {
        if (IsChosen) return value.ToString();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = YearFirst;
        try
        {
            return value.ToString();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static bool IsChosen => CultureInfo.CurrentCulture is var culture && (culture.Name.Length > 0
        || culture.DateTimeFormat.ShortDatePattern != CultureInfo.InvariantCulture.DateTimeFormat.ShortDatePattern
        || culture.DateTimeFormat.LongTimePattern != CultureInfo.InvariantCulture.DateTimeFormat.LongTimePattern);

    private static CultureInfo Create()
    {
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        DateTimeFormatInfo format = culture.DateTimeFormat;
        format.ShortDatePattern = "yyyy-MM-dd";
        format.ShortTimePattern = format.LongTimePattern = "HH:mm:ss.FFFFFFF"; // A time of day would have no seconds.
        return culture;
    }
}
