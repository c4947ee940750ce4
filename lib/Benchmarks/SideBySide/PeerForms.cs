namespace Benchmarks.SideBySide;

/// <summary>The ways in which PyTorch does a case, as <c>pytorch/side_by_side.py</c> reads them: words with commas between them.</summary>
/// <param name="Varied">Forms of the network that are measured in every layout and way to launch; may be empty texts.</param>
/// <param name="Layouts">Whether the images have channels enough for <c>channels-last</c> to matter.</param>
internal sealed record PeerForms(IReadOnlyList<string> Varied, bool Layouts)
{
    /// <summary>Nothing to choose.</summary>
    public static PeerForms One { get; } = new([], Layouts: false);

    /// <summary>Forms that are measured as they are, eager, in single precision.</summary>
    public IReadOnlyList<string> Plain { get; init; } = [];

    /// <summary>A training step on grey images.</summary>
    /// <param name="forms">The network's forms; none if it has but one.</param>
    public static PeerForms Training(params IReadOnlyList<string> forms) => new(forms.Count == 0 ? [""] : forms, Layouts: false);

    /// <summary>A training step on colour images.</summary>
    /// <inheritdoc cref="Training"/>
    public static PeerForms ColorTraining(params IReadOnlyList<string> forms) => Training(forms) with { Layouts = true };

    /// <summary>All forms on a device: captured steps are a GPU's.</summary>
    public IReadOnlyList<string> On(string device)
    {
        string[] layouts = Layouts ? ["", "channels-last"] : [""];
        string[] launches = device == "cuda" ? ["", "captured"] : [""];
        var varied =
            from launch in launches
            from form in Varied
            from layout in layouts
            select string.Join(", ", new[] { form, layout, launch }.Where(word => word.Length > 0));
        List<string> all = [.. varied, .. Plain];
        return all.Count > 0 ? all : [""];
    }

    /// <summary>Whether the step is captured in a CUDA graph.</summary>
    public static bool IsCaptured(string form) => form.EndsWith("captured", StringComparison.Ordinal);
}
