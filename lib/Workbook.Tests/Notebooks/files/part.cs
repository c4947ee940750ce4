using System.Globalization;

public class FromCs
{
    public string Text => 1234.5.ToString("N1", CultureInfo.InvariantCulture);
}
