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
        return
        [
            chain.Pretrained.Record(Parts, $"A_S, {layout}", "mean squared error of normalised pixels", chain.Pretrained.TestScore),
            .. kinds.Select(kind => Of(chain.Classifiers[kind], Parts, $"{kind}", Accuracy, chain.Classifiers[kind].Accuracy)),
            .. chain.Table1.SelectMany(row => Epochs(row.Run, Table1, $"{chain.Table1Classifier}, {row.Part.InWords()}, {layout}", row.Part.Paper())),
            .. kinds.SelectMany(kind => Epochs(chain.Tuned[kind], Figure4, $"{kind}, {layout}")),
            .. kinds.SelectMany((_, j) => new[]
            {
                Of(chain.Classifiers[kinds[j]], Table2, $"{kinds[j].Letter} alone", Accuracy, chain.Cross.Alone[j]),
                Of(chain.Pretrained, Table2, $"A_S∘{kinds[j].Letter}, {layout}", Accuracy, chain.Cross.Pretrained![j]),
            }),
            .. kinds.SelectMany((tuner, i) => kinds.Select((seen, j) =>
                Of(chain.Tuned[tuner], Table2, $"A_{tuner.Letter}∘{seen.Letter}, {layout}", Accuracy, chain.Cross.Accuracy[i, j]))),
        ];
    }

    /// <summary>Every epoch of a fine-tuning; the paper's number, if there is one, stands beside the last.</summary>
    private static IEnumerable<RunRecord> Epochs(TrainingRun run, string row, string config, double? paper = null) =>
        run.History.Select(epoch => Of(
            run, row, config, Metric(epoch.Epoch), epoch.Test.Accuracy, epoch.Epoch == run.History.Count ? paper : null));

    private static RunRecord Of(TrainingRun run, string row, string config, string metric, double share, double? paper = null) =>
        run.Record(row, config, metric, 100 * share, paper);
}
