using FilterGen.Papers.NetworkVision;

namespace FilterGen.Tests.Papers.NetworkVision;

public sealed class CrossEvaluationTests
{
    private static readonly CrossEvaluation Two = new(["X", "Y"], new[,] { { 0.4, 0.3 }, { 0.1, 0.8 } }, [0.5, 0.6], [0.2, 0.3]);

    [Theory]
    [InlineData(RrcNormalization.Minimum, OwnAccuracy.BehindItsAutoencoder, new[] { 1, 0.3 / 0.4, 0.1 / 0.4, 1 })]
    [InlineData(RrcNormalization.Minimum, OwnAccuracy.Alone, new[] { 0.8, 0.3 / 0.5, 0.1 / 0.5, 0.8 / 0.6 })]
    [InlineData(RrcNormalization.Tuner, OwnAccuracy.BehindItsAutoencoder, new[] { 1, 0.3 / 0.4, 0.1 / 0.8, 1 })]
    [InlineData(RrcNormalization.Classifier, OwnAccuracy.BehindItsAutoencoder, new[] { 1, 0.3 / 0.8, 0.1 / 0.4, 1 })]
    [InlineData(RrcNormalization.Maximum, OwnAccuracy.Alone, new[] { 0.8, 0.3 / 0.6, 0.1 / 0.6, 0.8 / 0.6 })]
    public void EveryNormalization(RrcNormalization normalization, OwnAccuracy own, double[] expected)
    {
        var table = Two.Rrc(normalization, own);
        Assert.Equal(expected, table.Values.Cast<double>(), (wanted, found) => Math.Abs(wanted - found) < 1e-12);
        Assert.Equal(own == OwnAccuracy.Alone ? [0.4, 0.5] : [0.5, 0.375], table.Pretrained!, (wanted, found) => Math.Abs(wanted - found) < 1e-12);
        Assert.Contains("A_S", $"{table}", StringComparison.Ordinal);
        Assert.Equal($"{table.Table()}", $"{table}");
    }

    [Fact]
    public void ThePapersTableHasItsDiagonalExactly() =>
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(1.0, RrcTable.Paper.Values[i, i]));

    [Fact]
    public void ARatioOnTheThresholdReachesItAndOneOverNothingReachesNone()
    {
        var table = new CrossEvaluation(["X", "Y"], new[,] { { 5.0 / 24, 4.0 / 24 }, { 0.1, 0.5 } }, [1, 1]).Rrc();
        Assert.True(table.Context(0.8)[0, 1]);
        var nothing = new CrossEvaluation(["X", "Y"], new[,] { { 0, 0.5 }, { 0.3, 0.6 } }, [1, 1], [0.1, 0.3]).Rrc();
        Assert.Equal([double.NaN, double.NaN, double.NaN, 1], nothing.Values.Cast<double>());
        Assert.Equal([double.NaN, 0.5], nothing.Pretrained!);
        Assert.False(nothing.Context(0)[0, 1]);
    }

    [Fact]
    public void SizesAndNumbersAreChecked()
    {
        void Fails(string expected, CrossEvaluation wrong) => Assert.StartsWith(expected, Assert.Throws<InvalidOperationException>(() => wrong.Rrc()).Message);
        Fails("Cross-evaluation: expected 2×2 accuracies, 2 of the classifiers alone and 2 before tuning, found 2×2, 1 and 2.", Two with { Alone = [1] });
        Fails("Cross-evaluation: expected accuracies of at least 0", Two with { Alone = [-1, 1] });
        Fails("Cross-evaluation: expected accuracies of at least 0", Two with { Pretrained = [double.NaN, 1] });
        Fails(
            "Cross-evaluation: expected all accuracies in one unit, found up to 80 behind the autoencoders, 0.6 alone and 0 before tuning.",
            Two with { Accuracy = new[,] { { 40.0, 30 }, { 10, 80 } }, Pretrained = null });
        Fails("Cross-evaluation: expected all accuracies in one unit", Two with { Pretrained = [20, 30] });
        var error = Assert.Throws<ArgumentException>(() => new RrcTable(["X"], new double[1, 2]));
        Assert.Equal("RRC: expected 1×1 values, found 1×2.", error.Message);
    }

    [Fact]
    public void The_classifiers_alone_are_asked_for_only_where_they_divide()
    {
        var without = Two with { Alone = null };
        Assert.Equal(Two.Rrc().Values.Cast<double>(), without.Rrc().Values.Cast<double>());
        var error = Assert.Throws<InvalidOperationException>(() => without.Rrc(own: OwnAccuracy.Alone));
        Assert.StartsWith("Cross-evaluation: expected Alone,", error.Message);
        var inPercent = new CrossEvaluation(["X", "Y"], new[,] { { 40.0, 30 }, { 10, 80 } }, [50, 60], [20, 30]);
        Assert.Equal(Two.Rrc().Values.Cast<double>(), inPercent.Rrc().Values.Cast<double>());
    }

    [Fact]
    public void Seeds_give_a_mean_a_deviation_and_who_is_better_for_certain()
    {
        static CrossEvaluation Of(double a, double b, double c, double d) => new(["a", "b"], new[,] { { a, b }, { c, d } }, [0.9, 0.8], [0.4, 0.5]);
        var seeds = new CrossSeeds([Of(0.8, 0.5, 0.6, 0.7), Of(0.7, 0.6, 0.65, 0.6), Of(0.75, 0.7, 0.1, 0.65)]);
        Assert.Equal([0.75, 0.6, 0.45, 0.65], seeds.Mean.Accuracy.Cast<double>().Select(value => Math.Round(value, 12)));
        Assert.Equal([0.9, 0.8], seeds.Mean.Alone!);
        Assert.Equal([0.4, 0.5], seeds.Mean.Pretrained!);
        Assert.Equal(0.05, seeds.Deviation[0, 0], 1e-12);
        Assert.Equal(0.1, seeds.Deviation[0, 1], 1e-12);
        Assert.Equal([0, 0, 1, 0], seeds.OwnIsBetter.Cast<int>());
        Assert.Equal(-1, new CrossSeeds([Of(0.1, 0.5, 0.6, 0.7)]).OwnIsBetter[1, 0]);
    }
}
