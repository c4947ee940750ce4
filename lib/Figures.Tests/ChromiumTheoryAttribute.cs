namespace FilterGen.Figures.Tests;

/// <summary>A theory that needs Chromium to show a page and to move the pointer on it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute()
    {
        if (ChromiumPage.Browser is null)
            Skip = "Chromium is not on the PATH.";
    }
}
