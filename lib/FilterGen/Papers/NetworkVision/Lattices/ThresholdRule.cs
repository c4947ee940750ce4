namespace FilterGen.Papers.NetworkVision.Lattices;

/// <summary>When a table's value counts as a one of the context.</summary>
public enum ThresholdRule
{
    /// <summary>value ≥ t. It gives the values that the paper's Table 2 has in bold (0.8), and fits its text.</summary>
    AtLeast,

    /// <summary>
    /// t · value ≥ 1, the inequality that appendix D prints: t · acc(A_i∘j) ≥ min(acc(i), acc(j)). A larger t then asks for less, and
    /// neither the bold values nor the text fit it, so it seems a slip. At t = 1 both rules are one.
    /// </summary>
    Printed,
}
