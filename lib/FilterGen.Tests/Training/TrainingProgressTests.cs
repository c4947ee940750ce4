using FilterGen.Training;

namespace FilterGen.Tests.Training;

public sealed class TrainingProgressTests
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly Clock clock = new();
    private readonly Metrics running = new(0.51234, 0.875, new Dictionary<string, double>());

    [Fact]
    public void WritesAtMostFourTimesASecond()
    {
        var progress = new TrainingProgress(output, clock, epochs: 1, steps: 1000, done: 0);
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
        var progress = new TrainingProgress(output, clock, epochs: 20, steps: 100, done: 200);
        clock.Advance(TimeSpan.FromSeconds(30));
        progress.Step(3, 50, running);
        // 50 steps took 30 s here, 1750 are left.
        string bar = new string('█', 10) + new string('░', 10);
        Assert.Equal($"\repoch  3/20 {bar}  50 %  loss 0.5123  accuracy 87.50 %  17:30 left", output.ToString());
    }

    [Fact]
    public void FinishedEpochCoversTheLineAndStays()
    {
        var progress = new TrainingProgress(output, clock, epochs: 2, steps: 10, done: 0);
        clock.Advance(TimeSpan.FromHours(1));
        progress.Step(1, 5, running);
        progress.EpochDone(new(1, running, new(0.4, 0.9, running.Terms), 0.001, 12.34));
        var lines = output.ToString().Split('\r', '\n');
        Assert.Equal("epoch 1/2  loss 0.5123  train 87.50 %  test 90.00 %  12.3 s", lines[2].TrimEnd());
        Assert.EndsWith("3:00:00 left", lines[1]);
        Assert.Equal(lines[1].Length, lines[2].Length);
        Assert.EndsWith("\n", output.ToString());
    }

    [Fact]
    public void SilentIsNeverDue()
    {
        var progress = new TrainingProgress(TextWriter.Null, clock, 1, 1, 0);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.False(progress.Due);
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now;

        public void Advance(TimeSpan span) => now += span.Ticks;
    }
}
