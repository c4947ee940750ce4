namespace Workbook.Display;

/// <summary>What every cell can call by its bare name.</summary>
public static class Notebook
{
    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">The value, shown by its own formatters where it has them.</param>
    /// <returns>A handle with which what is shown can be replaced.</returns>
    public static DisplayHandle display(object? value) => DisplayHandle.Show(value);

    /// <summary>Marks text as HTML; shown when it is displayed or is the value of a cell.</summary>
    public static HtmlText HTML(string html) => new(html);
}
