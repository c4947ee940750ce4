using FilterGen.Training;

namespace FilterGen.Tests.Training;

public sealed class TrainingProgressTests
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly Clock clock = new();
    private readonly Metrics running = Scored("accuracy", 0.51234, 0.875);

    [Fact]
    public void WritesAtMostFourTimesASecond()
    {
        var progress = new TrainingProgress(output, clock, epochs: 1, steps: 1000, Score.Accuracy);
        var lines = 0;
        for (var step = 1; step <= 1000; step++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            if (!progress.Due) continue;
            progress.Step(1, step, running);
            lines++;
        }
        Assert.Equal(40, lines);
    }

    [Fact]
    public void LineSaysWhereTheTrainingStands()
    {
        var progress = new TrainingProgress(output, clock, epochs: 20, steps: 100, Score.Accuracy);
        progress.Start(stepsDone: 200);
        clock.Advance(TimeSpan.FromSeconds(30));
        progress.Step(3, 50, running);
        // 50 steps took 30 s here, 1750 are left.
        string bar = new string('█', 10) + new string('░', 10);
        Assert.Equal($"\repoch  3/20 {bar}  50 %  loss 0.5123  accuracy 87.50 %  17:30 left", output.ToString());
    }

    [Fact]
    public void FinishedEpochCoversTheLineAndStays()
    {
        var progress = new TrainingProgress(output, clock, epochs: 2, steps: 10, Score.Accuracy);
        clock.Advance(TimeSpan.FromHours(1));
        progress.Step(1, 5, running);
        progress.EpochDone(new(1, running, Scored("accuracy", 0.4, 0.9), 0.001, 12.34));
        var lines = output.ToString().Split('\r', '\n');
        Assert.Equal("epoch 1/2  loss 0.5123  train 87.50 %  test 90.00 %  12.3 s", lines[2].TrimEnd());
        Assert.EndsWith("3:00:00 left", lines[1]);
        Assert.Equal(lines[1].Length, lines[2].Length);
        Assert.EndsWith("\n", output.ToString());
    }

    [Fact]
    public void SilentIsNeverDue()
    {
        var progress = new TrainingProgress(TextWriter.Null, clock, 1, 1, Score.Accuracy);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(progress.Due);
    }

    [Fact]
    public void NetworkThatIsNoClassifierShowsItsOwnScore()
    {
        var error = new Score("error in %", HigherIsBetter: false);
        var progress = new TrainingProgress(output, clock, epochs: 1, steps: 2, error);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Step(1, 1, Scored(error.Name, 0.5, 7.25));
        progress.EpochDone(new(1, Scored(error.Name, 0.5, 7), Scored(error.Name, 0.25, 6), 0.001, 2));
        Assert.Contains("loss 0.5000  error in % 7.2500  0:01 left", output.ToString());
        Assert.Contains("epoch 1/1  loss 0.5000  error in %: train 7.0000  test 6.0000  2.0 s", output.ToString());
    }

    [Fact]
    public void NetworkJudgedByItsLossShowsItOnce()
    {
        var progress = new TrainingProgress(output, clock, epochs: 1, steps: 2, Score.Loss);
        clock.Advance(TimeSpan.FromSeconds(1));
        progress.Step(1, 1, Scored("unused", 0.5, 7));
        progress.EpochDone(new(1, Scored("unused", 0.5, 7), Scored("unused", 0.25, 6), 0.001, 2));
        Assert.Contains("loss 0.5000  0:01 left", output.ToString());
        Assert.Contains("epoch 1/1  loss: train 0.5000  test 0.2500  2.0 s", output.ToString());
    }

    private static Metrics Scored(string score, double loss, double value) =>
        new(loss, new Dictionary<string, double> { [score] = value }, new Dictionary<string, double>());

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan span) => now += span.Ticks;
    }
}
