using System.Text.RegularExpressions;

namespace NotebookKernel.Execution.Magics;

/// <summary>What stands behind a magic's name: words, and values of options such as <c>--name x</c>; quotes keep a value together.</summary>
internal sealed partial class MagicArguments
{
    private readonly Dictionary<string, string> options = [];
    private readonly List<string> words = [];

    /// <summary>Reads a line's rest.</summary>
    public MagicArguments(string text)
    {
        string? option = null;
        foreach (Match match in Word().Matches(text))
        {
            string word = match.Groups["quoted"].Success ? match.Groups["before"].Value + match.Groups["quoted"].Value : match.Value;
            if (match.Value.StartsWith("--", StringComparison.Ordinal))
                options[option = word] = "";
            else if (option is not null)
                (options[option], option) = (word, null);
            else
                words.Add(word);
        }
    }

    /// <summary>What belongs to no option.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>An option's value; null without the option.</summary>
    public string? this[string option] => options.GetValueOrDefault(option);

    [GeneratedRegex("""(?<before>[^\s"]*)"(?<quoted>[^"]*)"|\S+""")]
    private static partial Regex Word();
}
