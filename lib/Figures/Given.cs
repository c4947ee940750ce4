namespace FilterGen.Figures;

/// <summary>Checks what figures are made of.</summary>
internal static class Given
{
    /// <summary>What is there.</summary>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static T Here<T>(string where, string what, T? given) where T : class =>
        given ?? throw new ArgumentException($"{where}: expected {what}, found null.");

    /// <summary>A list without holes.</summary>
    /// <exception cref="ArgumentException">The list or one of its items is null.</exception>
    public static IReadOnlyList<T> All<T>(string where, string what, IReadOnlyList<T>? given) where T : class
    {
        var hole = Here(where, $"a list with {what} in each place", given).Index().FirstOrDefault(item => item.Item is null, (-1, null!)).Index;
        return hole < 0 ? given! : throw new ArgumentException($"{where}: expected {what} in each place, found null in place {hole}.");
    }

    /// <summary>Names that tell what they name apart: plotly.js draws what has the same name in the same place.</summary>
    /// <exception cref="ArgumentException">The list or one of its names is null, or a name is there twice.</exception>
    public static void Once(string where, string what, IReadOnlyList<string>? names)
    {
        if (All(where, $"a {what} name", names).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException(
                $"{where}: expected each {what} name once, found \"{twice.Key}\" {twice.Count()} times. Give each a name of its own.");
    }
}
