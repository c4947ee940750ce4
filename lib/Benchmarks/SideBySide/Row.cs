namespace Benchmarks.SideBySide;

/// <summary>One case, in one of our forms, against one form of a peer.</summary>
/// <param name="Id">The case.</param>
/// <param name="Device"><c>cpu</c> or <c>cuda</c>.</param>
/// <param name="Threads">Threads of both.</param>
/// <param name="OursMs">Median milliseconds of our blocks.</param>
/// <param name="Peer">The peer and the form in which it ran.</param>
/// <param name="PeerMs">Median milliseconds of the peer's blocks.</param>
/// <param name="Ratio">Median over the rounds of ours / peer's, from blocks that ran one after the other.</param>
/// <param name="Spread">Quartiles of the three.</param>
/// <param name="Best">
/// <c>eager</c> or <c>captured</c> if this is the fastest of the peer's forms that are launched so.
/// </param>
internal sealed record Row(
    string Id, string Device, int Threads, double OursMs, string Peer, double PeerMs, double Ratio, Spread Spread,
    string? Best = null)
{
    /// <summary>Sums up the rounds of a case.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="options">Device and threads.</param>
    /// <param name="ours">Our blocks, in milliseconds.</param>
    /// <param name="peer">The peer and its form.</param>
    /// <param name="theirs">The peer's blocks, round by round.</param>
    public static Row Of(Case measured, SideBySideOptions options, IReadOnlyList<double> ours, string peer, IReadOnlyList<double> theirs)
    {
        var (our, their, ratio) = (new Sample(ours), new Sample(theirs), new Sample(ours.Zip(theirs, (a, b) => a / b)));
        return new(
            measured.Id, options.Device, options.Threads, our.Median, peer, their.Median, ratio.Median,
            new(our.Quartiles, their.Quartiles, ratio.Quartiles));
    }
}
