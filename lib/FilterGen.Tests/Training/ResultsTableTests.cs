using FilterGen.Training.Results;

namespace FilterGen.Tests.Training;

public sealed class ResultsTableTests
{
    [Fact]
    public void MeansStandBesideThePapersNumbers()
    {
        var table = ResultsTable.BesidePaper(
        [
            Record("baseline", seed: 1, value: 98.0) with { Paper = 98.25 },
            Record("baseline", seed: 2, value: 98.2) with { Paper = 98.25 },
            Record("baseline", seed: 3, value: 98.1) with { Paper = 98.25 },
            Record("FG", seed: 1, value: 99.2) with { Paper = 99.10 },
            Record("no paper", seed: 1, value: 50),
        ]);
        Assert.Equal(
            """
            | network | measured | ours | paper | difference | seeds | device |
            | --- | --- | ---: | ---: | ---: | ---: | --- |
            | baseline | accuracy | **98.10 ± 0.10** | 98.25 | −0.15 | 3 | cpu |
            | FG | accuracy | **99.20** | 99.10 | +0.10 | 1 | cpu |
            | no paper | accuracy | **50.00** | – | – | 1 | cpu |

            """, table.ToMarkdown());
    }

    [Fact]
    public void TheCaptionNamesTheDeviceWhereNoColumnDoes()
    {
        var table = ResultsTable.BesidePaper([Record("FG", seed: 1, value: 99.2)], device: false);
        Assert.Equal("Computed on: cpu", table.Caption);
        Assert.EndsWith(
            "| network | measured | ours | paper | difference | seeds |\n| --- | --- | ---: | ---: | ---: | ---: |\n"
            + "| FG | accuracy | **99.20** | – | – | 1 |\n", table.ToMarkdown());
    }

    [Fact]
    public void PlacesWithoutANumberHaveADash()
    {
        var table = ResultsTable.BesidePaper(
            [Record("FG", seed: 1, value: 99.2), Record("FG", seed: 2, value: 99.4), Record("other", seed: 1, value: 1)],
            [new("A6", "baseline", "accuracy", 98.25), new("A6", "FG", "accuracy", 99.10)]);
        Assert.Equal(
            """
            | network | measured | ours | paper | difference | seeds | device |
            | --- | --- | ---: | ---: | ---: | ---: | --- |
            | baseline | accuracy | **–** | 98.25 | – | 0 | – |
            | FG | accuracy | **99.30 ± 0.14** | 99.10 | +0.20 | 2 | cpu |

            """, table.ToMarkdown());
    }

    [Fact]
    public void RecordsOfAnotherExperimentAreNotMixedIn()
    {
        var other = Record("baseline", seed: 2, value: 70) with { Row = "A9" };
        var text = ResultsTable.BesidePaper([Record("baseline", seed: 1, value: 98), other]).ToString();
        Assert.Contains("98.00", text);
        Assert.Contains("70.00", text);
        Assert.Contains(
            "98.00  ", ResultsTable.BesidePaper([Record("baseline", seed: 1, value: 98), other], [new("A6", "baseline", "accuracy")]).ToString());
    }

    [Fact]
    public void QuickNumbersAreMarked()
    {
        var quick = Record("baseline", seed: 1, value: 97) with { Profile = "quick" };
        Assert.Contains("Quick profile: a short run", ResultsTable.BesidePaper([quick]).ToHtml());
        Assert.Throws<ArgumentException>(() => ResultsTable.BesidePaper([quick, Record("baseline", seed: 2, value: 98)]));
    }

    private static RunRecord Record(string config, long seed, double value) => ResultsFileTests.Record(config, seed, value);
}
