namespace FilterGen.Figures;

/// <summary>A slider over a number, below which a figure may look different from above it.</summary>
/// <param name="Name">What the number is called, for example "t".</param>
/// <param name="From">The least.</param>
/// <param name="To">The greatest.</param>
/// <param name="Step">From one place to the next, above 0; 10,000 places at most.</param>
/// <param name="Start">Where the slider stands at first, and what the still picture shows; the nearest place is taken.</param>
/// <param name="Link">Figures of a page whose sliders have the same link move together; null moves alone.</param>
public sealed record ThresholdSlider(string Name, double From, double To, double Step, double Start, string? Link = null)
{
    private const int MostPlaces = 10_000;

    /// <summary>The places, rising; decimal fractions are the nearest numbers to them, as in source text.</summary>
    internal double[] Places
    {
        get
        {
            var steps = Math.Round((To - From) / Step);
            return Step > 0 && steps is >= 1 and < MostPlaces && double.IsFinite(From)
                ? [.. Enumerable.Range(0, (int)steps + 1).Select(step => Math.Round(From + step * Step, Decimals))]
                : throw new ArgumentException(
                    $"Slider \"{Name}\": expected 2 to {MostPlaces} places, found {Numbers.Significant(From)} to {Numbers.Significant(To)} "
                    + $"in steps of {Numbers.Significant(Step)}.");
        }
    }

    /// <summary>The digits after the point that tell places apart.</summary>
    internal int Decimals => Enumerable.Range(0, 9).First(digits => digits == 8 || IsWhole(From, digits) && IsWhole(Step, digits));

    /// <summary>Which place is the first.</summary>
    internal int StartPlace
    {
        get
        {
            var places = Places;
            return Enumerable.Range(0, places.Length).MinBy(place => Math.Abs(places[place] - Start));
        }
    }

    private static bool IsWhole(double value, int digits) => Math.Abs(value - Math.Round(value, digits)) < 1e-10;
}
