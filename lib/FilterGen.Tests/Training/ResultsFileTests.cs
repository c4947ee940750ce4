using FilterGen.Training;
using FilterGen.Training.Results;

namespace FilterGen.Tests.Training;

public sealed class ResultsFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private ResultsFile Results => new(folder.File("A6.jsonl"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void RecordsAreOneLineEach()
    {
        Results.Add(Record("FG n_enc=20 s=5", seed: 1, value: 99.1) with { Paper = 99.10 });
        Assert.Equal(
            """
            {"row":"A6","config":"FG n_enc=20 s=5","metric":"accuracy","value":99.1,"paper":99.1,"profile":"full","seed":1,"epochs":20,
            "device":"cpu","threads":2,"libtorch":"1.13.1","wall_s":61.5,"commit":"0123456789ab","date":"2026-01-31"}

            """.ReplaceLineEndings("").Trim() + "\n",
            File.ReadAllText(Results.Path));
    }

    [Fact]
    public void NoFileHoldsNoRecords() => Assert.Empty(Results.Read());

    [Fact]
    public void SameMeasurementIsReplacedOthersAreKept()
    {
        Results.Add(Record("baseline", seed: 1, value: 97), Record("baseline", seed: 2, value: 98));
        Results.Add(Record("baseline", seed: 1, value: 96));
        Results.Add(Record("baseline", seed: 1, value: 50) with { Profile = "quick" });
        Assert.Equal([96, 98, 50], Results.Read().Select(record => record.Value));
    }

    [Fact]
    public void WhatIsNoNumberIsNamedAndNothingIsAdded()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            Results.Add(Record("baseline", seed: 1, value: 97), Record("FG", seed: 1, value: double.NaN)));
        Assert.StartsWith("A6, FG, accuracy: expected a number, found NaN.", error.Message);
        Assert.False(File.Exists(Results.Path));
    }

    [Fact]
    public async Task RunsThatEndTogetherLoseNothing()
    {
        var adding = Enumerable.Range(0, 40).Select(seed => Task.Run(() => Results.Add(Record("baseline", seed, seed))));
        await Task.WhenAll(adding);
        Assert.Equal(Enumerable.Range(0, 40).Select(seed => (long)seed), Results.Read().Select(record => record.Seed).Order());
        Assert.Equal([FileLock.PathOf(Results.Path), Results.Path], Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ProcessesThatAddTogetherLoseNothing()
    {
        var adding = Enumerable.Range(0, 4).Select(process => ResultsWriter.StartAsync(Results.Path, process)).ToList();
        Assert.All(await Task.WhenAll(adding), exitCode => Assert.Equal(0, exitCode));
        var expected = Enumerable.Range(0, 4).SelectMany(ResultsWriter.SeedsOf);
        Assert.Equal(expected, Results.Read().Select(record => record.Seed).Order());
    }

    [Fact]
    public void LockThatCannotBeWrittenIsNamed()
    {
        var file = FileLock.PathOf(Results.Path);
        Directory.CreateDirectory(file);
        var error = Assert.Throws<IOException>(() => Results.Add(Record("baseline", seed: 1, value: 97)));
        Assert.StartsWith($"{Results.Path} cannot be changed", error.Message);
        Assert.Contains($"Make {file} a file", error.Message);
    }

    [Theory]
    [InlineData("{\"row\":\"A6\"")]
    [InlineData("{\"row\":\"A6\"}")]
    [InlineData("null")]
    public void DamagedLineIsNamed(string line)
    {
        Results.Add(Record("baseline", seed: 1, value: 97));
        File.AppendAllText(Results.Path, line + "\n");
        var error = Assert.Throws<InvalidDataException>(() => Results.Read());
        Assert.StartsWith($"{Results.Path}, line 2: expected a record, found '{line}'.", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../A6")]
    [InlineData("A 6")]
    public void RowNamesTheFile(string row) => Assert.Throws<ArgumentException>(() => ResultsFile.Of(row, Profile.Parse("full")));

    [Fact]
    public void QuickRecordsStayOutOfTheCommittedFolder()
    {
        var quick = ResultsFile.Of("A6", Profile.Parse("quick")).Path;
        var full = ResultsFile.Of("A6", Profile.Parse("full")).Path;
        Assert.EndsWith(Path.Combine("artifacts", "results", "A6.jsonl"), quick);
        Assert.EndsWith(Path.Combine("notebooks", "results", "A6.jsonl"), full);
    }

    internal static RunRecord Record(string config, long seed, double value) => new()
    {
        Row = "A6",
        Config = config,
        Metric = "accuracy",
        Value = value,
        Profile = "full",
        Seed = seed,
        Epochs = 20,
        Device = "cpu",
        Threads = 2,
        LibTorch = "1.13.1",
        WallSeconds = 61.5,
        Commit = "0123456789ab",
        Date = new(2026, 1, 31),
    };
}
