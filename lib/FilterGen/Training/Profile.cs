namespace FilterGen.Training;

/// <summary>
/// How much of an experiment a notebook runs: <c>quick</c> (minutes on two cores, fewer samples and epochs) or <c>full</c> (the
/// whole experiment, with the paper's settings where it gives them). The environment variable FILTERGEN_PROFILE chooses; quick is
/// the default.
/// Shown as the last expression of a cell, a profile says which one it is and what it changed.
/// </summary>
public sealed class Profile
{
    /// <summary>The environment variable that names the profile.</summary>
    public const string Variable = "FILTERGEN_PROFILE";

    private readonly Dictionary<string, (string Quick, string Full)> choices = [];

    private Profile(bool full) => IsFull = full;

    /// <summary>The profile of this process.</summary>
    /// <exception cref="ArgumentException">FILTERGEN_PROFILE names no profile.</exception>
    public static Profile Current => Shared.Value;

    private static Lazy<Profile> Shared { get; } =
        new(() => Parse(Environment.GetEnvironmentVariable(Variable)), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Whether the whole experiment runs.</summary>
    public bool IsFull { get; }

    /// <summary><c>quick</c> or <c>full</c>.</summary>
    public string Name => IsFull ? "full" : "quick";

    /// <summary>Makes the profile of a name.</summary>
    /// <param name="name"><c>quick</c>, <c>full</c>, or nothing for quick; upper case is as good as lower.</param>
    /// <exception cref="ArgumentException">The name is another.</exception>
    public static Profile Parse(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        null or "" or "quick" => new(full: false),
        "full" => new(full: true),
        _ => throw new ArgumentException($"{Variable}: expected quick or full, found {name}. Set one of the two, or unset it for quick."),
    };

    /// <summary>Picks a setting, and remembers it for <see cref="ToString"/>.</summary>
    /// <param name="setting">What is set, in words: <c>epochs</c>, <c>training images</c>.</param>
    /// <param name="quick">Its value in the quick profile.</param>
    /// <param name="full">Its value in the full profile: the paper's.</param>
    public T Choose<T>(string setting, T quick, T full)
    {
        choices[setting] = (Text(quick), Text(full));
        return IsFull ? full : quick;
    }

    /// <summary>The profile in words, with every setting chosen so far and what the other profile would take.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"Profile {Name}: ");
        text.Append(IsFull ? "the whole experiment." : "a short run, not the paper's settings.");
        foreach (var (setting, (quick, full)) in choices)
            text.Append($"\n  {setting}: {(IsFull ? full : quick)} ({(IsFull ? "quick" : "full")}: {(IsFull ? quick : full)})");
        text.Append($"\nSet {Variable}={(IsFull ? "quick" : "full")} before starting for the other one.");
        return text.ToString();
    }

    private static string Text<T>(T value) => string.Format(CultureInfo.InvariantCulture, value is int or long ? "{0:N0}" : "{0}", value);
}
