namespace Benchmarks.SideBySide;

/// <summary>The ways in which our trainer takes a step, in the words of <see cref="PeerForms"/>.</summary>
internal static class OurForms
{
    private static readonly string[] Cpu = [""], Cuda = ["", "captured", "channels-last, captured", "channels-last, bf16, captured"];

    /// <summary>The forms that are measured: on the CPU there is one.</summary>
    /// <param name="measured">The case.</param>
    /// <param name="device"><c>cpu</c> or <c>cuda</c>.</param>
    public static IReadOnlyList<string> Of(Case measured, string device) => device == "cuda" && measured.IsTraining ? Cuda : Cpu;
}
