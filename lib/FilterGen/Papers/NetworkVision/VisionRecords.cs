using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Papers.NetworkVision;

/// <summary>What a chain of trainings measured, as records; each names the autoencoder's layout, so that those of others stand beside them.</summary>
public static class VisionRecords
{
    /// <summary>Rows: A_S and the classifiers, Table 1, Figure 4, Table 2 before it is divided.</summary>
    public const string Parts = "D2", Table1 = "D3", Figure4 = "D4", Table2 = "D5";

    private const string Accuracy = "test accuracy in %";

    /// <summary>How records name the accuracy after an epoch.</summary>
    public static string Metric(int epoch) => $"{Accuracy} after epoch {epoch}";

    /// <summary>All records of a chain, row after row; each is of the seed and date of the training that it is about.</summary>
    public static RunRecord[] Records(this VisionChain chain)
    {
        var layout = ((SegNet)chain.Pretrained.Network).Layout;
        var kinds = chain.Classifiers.Keys.ToArray();
        var first = chain.Cross.Seeds[0];
        return
        [
            chain.Pretrained.Record(Parts, $"A_S, {layout}", "mean squared error of normalised pixels", chain.Pretrained.TestScore),
            .. kinds.Select(kind => Of(chain.Classifiers[kind], Parts, $"{kind}", Accuracy, chain.Classifiers[kind].Accuracy)),
            .. chain.Table1.SelectMany(row => Epochs(row.Run, Table1)),
            .. kinds.SelectMany(kind => chain.Tuned[kind]).SelectMany(run => Epochs(run, Figure4)),
            .. kinds.SelectMany((kind, j) => new[]
            {
                Of(chain.Classifiers[kind], Table2, $"{kind.Letter} alone", Accuracy, first.Alone![j]),
                Of(chain.Pretrained, Table2, $"A_S∘{kind.Letter}, {layout}", Accuracy, first.Pretrained![j]),
            }),
            .. chain.Cross.Seeds.SelectMany((cross, s) => kinds.SelectMany((tuner, i) => kinds.Select((seen, j) =>
                Of(chain.Tuned[tuner][s], Table2, $"A_{tuner.Letter}∘{seen.Letter}, {layout}", Accuracy, cross.Accuracy[i, j])))),
        ];
    }

    /// <summary>Table 2 as records have it, in %, the mean over their seeds.</summary>
    /// <param name="records">Of any rows.</param>
    /// <param name="layout">The autoencoder whose numbers are wanted.</param>
    /// <returns>Null where the records have no whole table.</returns>
    public static CrossEvaluation? Cross(IEnumerable<RunRecord> records, SegNetLayout layout)
    {
        var means = records.Where(record => record.Row == Table2)
            .GroupBy(record => record.Config, (config, alike) => (config, alike.Average(record => record.Value))).ToDictionary();
        string[] names = [.. ClassifierKind.All.Select(kind => kind.Letter).Where(letter => means.ContainsKey($"{letter} alone"))];
        var accuracy = new double[names.Length, names.Length];
        foreach (var (i, tuner) in names.Index())
        {
            foreach (var (j, seen) in names.Index())
            {
                if (!means.TryGetValue($"A_{tuner}∘{seen}, {layout}", out accuracy[i, j])) return null;
            }
        }
        return names.Length == 0 ? null : new(names, accuracy, [.. names.Select(name => means[$"{name} alone"])],
            [.. names.Select(name => means[$"A_S∘{name}, {layout}"])]);
    }

    /// <summary>
    /// Every epoch of a fine-tuning, named by what was tuned and for how long; in Table 1 the paper's number stands beside the last.
    /// </summary>
    /// <param name="run">Of a <see cref="TunedThrough"/>.</param>
    /// <param name="row"><see cref="Table1"/> or <see cref="Figure4"/>.</param>
    public static IEnumerable<RunRecord> Epochs(TrainingRun run, string row)
    {
        var (tuned, last) = ((TunedThrough)run.Network, run.History.Count);
        var config = $"{tuned.Fixed.GetName()}, {tuned.Part.InWords()}, {tuned.Autoencoder.Layout}, {last} epoch{(last == 1 ? "" : "s")}";
        return run.History.Select(epoch => Of(
            run, row, config, Metric(epoch.Epoch), epoch.Test.Accuracy,
            row == Table1 && epoch.Epoch == last ? tuned.Part.Paper() : null));
    }

    private static RunRecord Of(TrainingRun run, string row, string config, string metric, double share, double? paper = null) =>
        run.Record(row, config, metric, 100 * share, paper);
}
