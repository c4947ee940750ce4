using System.IO.Hashing;
using FilterGen.Figures;
using FilterGen.Papers.NetworkVision.Lattices;

namespace FilterGen.Papers.NetworkVision;

/// <summary>
/// RRC values: how much of its accuracy classifier j keeps when it sees images through the autoencoder A_i, which was tuned through
/// classifier i (equation 1, Table 2).
/// </summary>
public sealed class RrcTable
{
    /// <summary>A table of the values.</summary>
    /// <param name="classifiers">Names, for rows and columns.</param>
    /// <param name="values">[i, j]: RRC(A_i∘j); NaN where it is not known.</param>
    /// <exception cref="ArgumentException">The table is not square, or of another size than the names.</exception>
    public RrcTable(IReadOnlyList<string> classifiers, double[,] values)
    {
        if ((values.GetLength(0), values.GetLength(1)) != (classifiers.Count, classifiers.Count))
            throw new ArgumentException(
                $"RRC: expected {classifiers.Count}×{classifiers.Count} values, found {values.GetLength(0)}×{values.GetLength(1)}.");
        (Classifiers, Values) = (classifiers, values);
    }

    /// <summary>
    /// The paper's Table 2: SegNet tuned on ImageNet through LeNet-5 (L), AlexNet (A), VGG 16 with batch norm (V), Inception v3 (I) and
    /// ResNet-50 (R).
    /// </summary>
    public static RrcTable Paper => new(["L", "A", "V", "I", "R"], new[,]
    {
        { 1.0000, 0.8830, 0.1193, 1.2490, 1.3575 },
        { 0.0606, 1.0000, 0.0174, 0.9575, 0.1647 },
        { 0.8405, 0.9553, 1.0000, 1.0423, 1.0282 },
        { 0.5250, 0.5387, 0.6416, 1.0000, 0.6059 },
        { 0.0467, 0.8857, 0.0999, 0.9674, 1.0000 },
    });

    /// <summary>The classifiers' names.</summary>
    public IReadOnlyList<string> Classifiers { get; }

    /// <summary>The autoencoders' names, A_i for the one tuned through classifier i.</summary>
    public IReadOnlyList<string> Autoencoders => [.. Classifiers.Select(name => $"A_{name}")];

    /// <summary>[i, j]: RRC(A_i∘j).</summary>
    public double[,] Values { get; }

    /// <summary>acc(A_S∘j) / acc(j): what every classifier keeps behind the autoencoder before any tuning; null if not measured.</summary>
    public IReadOnlyList<double>? Pretrained { get; init; }

    /// <summary>The median of the values off the diagonal, or 0.8 if there are none: a threshold that half of the pairs reach.</summary>
    public double Median
    {
        get
        {
            var n = Classifiers.Count;
            var pairs = Enumerable.Range(0, n * n).Where(at => at / n != at % n).Select(at => Values[at / n, at % n]);
            double[] sorted = [.. pairs.Where(double.IsFinite).Order()];
            return sorted.Length == 0 ? 0.8 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>The table in columns, for consoles.</summary>
    public override string ToString() => Table().ToString();

    /// <summary>The formal context at a threshold: autoencoders as objects, and the classifiers that can use them as attributes.</summary>
    /// <param name="threshold">t: with <see cref="ThresholdRule.AtLeast"/> the part of the accuracy that is kept.</param>
    /// <param name="rule">When a value counts.</param>
    public FormalContext Context(double threshold, ThresholdRule rule = ThresholdRule.AtLeast) =>
        FormalContext.FromTable(Autoencoders, Classifiers, Values, threshold, rule);

    /// <summary>The values, coloured from a threshold on; A_S stands above where it was measured.</summary>
    /// <param name="title">A line above.</param>
    /// <param name="start">The threshold that is shown first; null takes the paper's 0.8.</param>
    public ThresholdTable Table(string? title = null, double? start = null)
    {
        var table = new ThresholdTable(Autoencoders, Classifiers, Values, Thresholds(start)) { Title = title, Decimals = 4 };
        return Pretrained is null ? table : table.Above("A_S", Pretrained);
    }

    /// <summary>The concept lattice over a slider for t; this table's slider on the same page moves with it, others' do not.</summary>
    /// <param name="title">A line above.</param>
    /// <param name="rule">When a value counts.</param>
    /// <param name="start">The threshold that is shown first; null takes the paper's 0.8.</param>
    public HasseDiagram Lattice(string? title = null, ThresholdRule rule = ThresholdRule.AtLeast, double? start = null) =>
        LatticeFigure.Over(Thresholds(start), threshold => Context(threshold, rule), title);

    /// <summary>
    /// The least and the greatest threshold of the figures' sliders, and what is shown first: the paper's t = 0.8. Figures of the same
    /// numbers are linked.
    /// </summary>
    private ThresholdSlider Thresholds(double? start) =>
        new("t", From: 0, To: 1.4, Step: 0.01, Start: start ?? 0.8, Link: $"rrc-{Fingerprint()}");

    private string Fingerprint()
    {
        var numbers = Values.Cast<double>().Select(value => value.ToString("R", CultureInfo.InvariantCulture));
        var text = string.Join('\n', Classifiers.Concat(numbers));
        return Convert.ToHexStringLower(XxHash64.Hash(Encoding.UTF8.GetBytes(text)));
    }
}
