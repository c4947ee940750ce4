using System.Diagnostics;
using FilterGen.Data;
using FilterGen.Training.Checkpoints;
using FilterGen.Tsne.Running;

namespace FilterGen.Training;

/// <summary>One training from its first step, or from a checkpoint, to its last.</summary>
internal sealed class TrainingLoop : IDisposable
{
    private readonly TrainableNetwork network;
    private readonly string dataName;
    private readonly TrainerOptions options;
    private readonly Device device;
    private readonly ImageSet train;
    private readonly ImageSet test;
    private readonly ILearningRule rule;
    private readonly MetricSums sums;
    private readonly TrainingProgress progress;
    private readonly LearningStep learning;
    private readonly CheckpointFolder? checkpoints;
    private readonly Interruption interruption;
    private readonly List<EpochMetrics> history = [];
    private readonly int steps;

    private readonly Provenance provenance;
    private Provenance? loaded; // what computed a finished training that was only loaded
    private int step; // steps done in the epoch that runs
    private double earlierSeconds; // of that epoch, spent by the process that was resumed
    private long epochStart;

    public TrainingLoop(TrainableNetwork network, ImageData data, TrainerOptions options)
    {
        this.network = network;
        this.options = options;
        dataName = data.Name;
        device = options.Device ?? TrainingDevice.Default;
        Threads.Use(options.Threads);
        try
        {
            network.to(device);
            train = DataPlace.Near(data.Train, device);
            test = DataPlace.Near(data.Test, device);
            rule = network.LearningRule(options);
            sums = new(network, device);
            provenance = Provenance.Here(device);
            steps = new Batches(train, options.BatchSize).Count;
            progress = new(options.Output ?? Console.Out, TimeProvider.System, options.Epochs, steps, network.JudgedBy);
            learning = new(rule, sums, options.Augmentation);
            if (options.CheckpointFolder is { } folder) checkpoints = new(folder, new Checkpoint(network, rule));
            interruption = new(options.Cancellation);
        }
        catch
        {
            // What is on a GPU must not wait for the collector: the next, smaller training needs the room.
            Dispose();
            throw;
        }
    }

    public TrainingRun Run()
    {
        if (options.Resume) Resume();
        using var held = history.Count < options.Epochs ? checkpoints?.Hold() : null;
        progress.Start((long)history.Count * steps + step);
        if (history.Count > 0 || step > 0) progress.Say(Resumed());
        try
        {
            while (history.Count < options.Epochs)
            {
                TrainEpoch();
                FinishEpoch();
                interruption.Guard(() => progress.EpochDone(history[^1]));
            }
        }
        catch (ThreadInterruptedException e)
        {
            var where = step == steps ? Where("while testing after step", step) : Where("within step", step + 1);
            throw new OperationCanceledException($"{where} What an earlier checkpoint holds is kept.", e);
        }
        network.eval();
        return new()
        {
            Network = network,
            Data = dataName,
            Images = train.Count,
            Options = options,
            History = history,
            Provenance = loaded ?? provenance,
        };
    }

    public void Dispose()
    {
        interruption?.Dispose();
        sums?.Dispose();
        rule?.Dispose();
        train?.Dispose();
        test?.Dispose();
    }

    private void TrainEpoch()
    {
        var epoch = history.Count;
        if (step == 0)
        {
            sums.Clear();
            Seeds.Set(Seeds.Derive(options.Seed, SeedPurpose.Steps, epoch));
        }
        network.train();
        epochStart = Stopwatch.GetTimestamp();
        var shuffle = (int)Seeds.Derive(options.Seed, SeedPurpose.Shuffle, epoch);
        using var batches = new Batches(train, options.BatchSize, shuffle, device).From(step).GetEnumerator();
        while (step < steps)
        {
            TakeStep(batches);
            step++;
            if (progress.Due) interruption.Guard(() => progress.Step(epoch + 1, step, sums.Mean()));
            if (interruption.Requested) Stop();
            if (options.CheckpointEverySteps > 0 && step % options.CheckpointEverySteps == 0 && step < steps) Save();
        }
    }

    private void TakeStep(IEnumerator<Batch> batches)
    {
        rule.LearningRate = Rate(step);
        // What a GPU draws in a step depends on the step alone, resumed or not.
        if (device.type == DeviceType.CUDA)
            cuda.manual_seed_all(Seeds.Derive(options.Seed, SeedPurpose.Steps, history.Count * steps + step));
        using var scope = NewDisposeScope();
        batches.MoveNext();
        learning.Learn(batches.Current.Images, batches.Current.Labels);
        sums.Count(batches.Current.Labels.shape[0]);
    }

    private void FinishEpoch()
    {
        var measured = Running();
        var seconds = Seconds();
        var tested = Trainer.Evaluate(network, test);
        EpochMetrics epoch = new(history.Count + 1, measured, tested, Rate(steps - 1), seconds);
        Watch(epoch);
        history.Add(epoch);
        step = 0;
        earlierSeconds = 0;
        epochStart = Stopwatch.GetTimestamp();
        var (judge, value) = (network.JudgedBy, network.JudgedBy.Of(tested));
        var best = history.Take(history.Count - 1).All(epoch => judge.IsBetter(value, judge.Of(epoch.Test)));
        if (best) checkpoints?.SaveBest(network);
        Save();
    }

    /// <summary>Lets the network look at an epoch before anything of it is saved.</summary>
    private void Watch(EpochMetrics epoch)
    {
        if (network.Failure(epoch) is not { } failure) return;
        var kept = checkpoints is not null && File.Exists(checkpoints.LastPath)
            ? $"{checkpoints.LastPath} holds the last good state." : "No earlier state was saved.";
        throw new ArithmeticException($"Training stopped after epoch {epoch.Epoch}: {failure} {kept}");
    }

    private void Stop()
    {
        Save();
        interruption.Guard(progress.Leave);
        var kept = checkpoints is null
            ? "Nothing was saved: set CheckpointFolder to be able to go on."
            : $"{checkpoints.LastPath} holds the state; run the same again to go on from there.";
        throw new OperationCanceledException($"{Where("after step", step)} {kept}", options.Cancellation);
    }

    private string Where(string when, int step) => $"Training stopped in epoch {history.Count + 1} {when} {step} of {steps}.";

    private void Save()
    {
        if (checkpoints is null) return;
        if (step > 0) Running();
        checkpoints.SaveLast(new(
            CheckpointInfo.CurrentVersion, Identity(), step, step > 0 ? Seconds() : 0, step > 0 ? sums.Save() : null, history, loaded ?? provenance));
    }

    private void Resume()
    {
        if (checkpoints?.Load(Identity(), options.Epochs, steps) is not { } info) return;
        history.AddRange(info.History);
        step = info.Step;
        earlierSeconds = info.Seconds;
        if (history.Count == options.Epochs) loaded = info.Provenance;
        if (info.Totals is { } totals) sums.Restore(totals);
    }

    private string Resumed() => history.Count == options.Epochs
        ? $"Loaded a finished training of {history.Count} epochs from {checkpoints!.LastPath}."
        : $"Going on from {checkpoints!.LastPath}: {history.Count} epochs and {step} steps done.";

    private RunIdentity Identity() => new(
        network.GetName(), dataName, train.Count, test.Count, options.BatchSize, options.Seed, options.LearningRate, options.Schedule,
        options.Schedule == LearningRateSchedule.Constant ? 0 : options.Epochs, options.WeightDecay,
        options.Augmentation?.Name ?? "none");

    /// <summary>The metrics of the epoch so far.</summary>
    /// <exception cref="ArithmeticException">The loss is not a number, so that going on or saving would be of no use.</exception>
    private Metrics Running()
    {
        var running = sums.Mean();
        if (!double.IsFinite(running.Loss))
            throw new ArithmeticException($"The loss is {running.Loss} in epoch {history.Count + 1} after step {step} of {steps}. "
                + $"Lower the learning rate ({options.LearningRate}) and train again.");
        return running;
    }

    private double Rate(int step) => options.LearningRateAt((long)history.Count * steps + step, (long)options.Epochs * steps);

    private double Seconds() => earlierSeconds + Stopwatch.GetElapsedTime(epochStart).TotalSeconds;
}
