namespace Benchmarks;

/// <summary>Arguments of the form <c>--name value</c>, and flags without a value.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = [];
    private readonly HashSet<string> flags = [];

    /// <summary>Sorts out a command line.</summary>
    /// <param name="arguments">What the user wrote.</param>
    /// <param name="named">The names that take a value, dashes included.</param>
    /// <param name="flagged">The names that take none.</param>
    /// <exception cref="BenchmarkException">A name is unknown or lacks its value.</exception>
    public Arguments(ReadOnlySpan<string> arguments, string[] named, string[] flagged)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (flagged.Contains(name)) flags.Add(name);
            else if (!named.Contains(name))
                throw new BenchmarkException($"expected {string.Join(", ", named.Concat(flagged))}, found {name}.");
            else if (++i == arguments.Length) throw new BenchmarkException($"{name}: expected a value, found none.");
            else values[name] = arguments[i];
        }
    }

    /// <summary>A value as it was written, or null.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>Whether a flag was given.</summary>
    public bool Flag(string name) => flags.Contains(name);

    /// <summary>A number of at least 1.</summary>
    public int Count(string name, int otherwise, int most = int.MaxValue)
    {
        if (Text(name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= most
            ? count
            : throw new BenchmarkException(
                $"{name}: expected a whole number of at least 1{(most < int.MaxValue ? $" and at most {most}" : "")}, found {text}.");
    }

    /// <summary>One of several words; the first is the default.</summary>
    public string Choice(string name, params string[] words)
    {
        var word = Text(name) ?? words[0];
        return words.Contains(word) ? word : throw new BenchmarkException($"{name}: expected {string.Join(" or ", words)}, found {word}.");
    }
}
