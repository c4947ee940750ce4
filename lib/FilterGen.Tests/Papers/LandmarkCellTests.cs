using FilterGen.Data;
using FilterGen.Papers.FilterGeneration;
using FilterGen.Tests.Training;
using FilterGen.Training;
using static TorchSharp.torch;

namespace FilterGen.Tests.Papers;

[Collection(TrainingCollection.Name)]
public sealed class LandmarkCellTests
{
    [Fact]
    public void Table_is_the_papers() => Assert.Equal(
        """
        Model32 on D-Align (paper: maximal error 49.11 %)
        Model32 on D-Rot (paper: maximal error 111.17 %)
        Model32 on D-Rot-FG (paper: maximal error 68.60 %)
        Model64 on D-Align (paper: maximal error 58.41 %)
        Model64 on D-Rot (paper: maximal error 105.01 %)
        Model64 on D-Rot-FG (paper: maximal error 46.65 %)
        """, string.Join("\n", LandmarkCell.Table3));

    [Fact]
    public void Networks_are_the_ones_that_are_named()
    {
        using var generated = LandmarkCell.Table3[2].CreateNetwork();
        Assert.Equal("Model32-FG", Assert.IsType<LandmarkFilterGenerationNet>(generated).GetName());
        using var baseline = LandmarkCell.Table3[3].CreateNetwork();
        Assert.Equal("Model64", Assert.IsType<LandmarkBaseline>(baseline).GetName());
        Assert.Throws<ArgumentOutOfRangeException>(() => LandmarkCell.Of(0, FaceSet.Align, generated: false));
    }

    [Fact]
    public void A_training_of_another_length_is_in_the_name()
    {
        var cell = LandmarkCell.Of(32, FaceSet.Rot, generated: true);
        Assert.Equal("Model32 on D-Rot-FG, 6 epochs", cell.After(6).Config());
        Assert.Equal("Model32 on D-Rot-FG, drawn faces, 6 epochs", cell.After(6).Config(drawn: true));
        Assert.Equal(cell.Config(), cell.After(LandmarkCell.FullEpochs).Config());
        Assert.Throws<ArgumentOutOfRangeException>("epochs", () => cell.After(0));
    }

    [Fact]
    public void Recipe_falls_from_a_thousandth_along_a_cosine()
    {
        var recipe = LandmarkCell.Recipe(30, seed: 3);
        Assert.Equal((30, 64, 3, 1e-3), (recipe.Epochs, recipe.BatchSize, recipe.Seed, recipe.LearningRateAt(0, 100)));
        Assert.Equal(0.5e-3, recipe.LearningRateAt(50, 100), 1e-9);
    }

    [Fact]
    public void Records_of_drawn_faces_say_so_and_have_no_paper()
    {
        using var scope = NewDisposeScope();
        var cell = LandmarkCell.Of(32, FaceSet.Rot, generated: false);
        using var faces = DrawnFaces.Load(FaceSet.Rot, train: 2, test: 2);
        var run = Trainer.Fit(() => new LandmarkBaseline(1), faces, Fits.Options with { Epochs = 1 });
        using var net = (LandmarkNet)run.Network;
        var errors = net.Measure(faces.Test);

        var drawn = cell.Records(run, errors, drawn: true);
        Assert.All(drawn, record => Assert.Equal(("A8", "Model32 on D-Rot, drawn faces", null), (record.Row, record.Config, record.Paper)));
        Assert.Equal(
            ["mean error in %, AVG", "maximal error in %, all", "mean error in %, LE", "mean error in %, RE"],
            drawn.Take(4).Select(record => record.Metric));
        Assert.Equal(cell.Expected().Select(expected => expected.Metric), drawn.Take(2).Select(record => record.Metric));
        Assert.Equal(12, drawn.Length);
        Assert.Equal(errors.AverageMean, drawn[0].Value, 5);
        Assert.Equal(errors.Maximal[4], drawn[^1].Value, 5);

        var photographs = cell.Records(run, errors, drawn: false);
        Assert.Equal("Model32 on D-Rot", photographs[0].Config);
        Assert.Equal(111.17, Assert.Single(photographs, record => record.Paper is not null).Paper);
    }
}
