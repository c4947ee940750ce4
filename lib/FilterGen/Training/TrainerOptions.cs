namespace FilterGen.Training;

/// <summary>How <see cref="Trainer"/> trains. The defaults are the workbook's recipe for MNIST: Adam, rate 0.001, batches of 128.</summary>
public sealed record TrainerOptions
{
    /// <summary>Passes over the training images, at least 1.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Images per step, at least 1. The last batch of an epoch holds what is left.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>Decides the order of the samples and all that is drawn while training; see <see cref="Seeds"/> for the weights.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Adam's step size, above 0.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>How the step size changes.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Adam's L2 penalty on the weights, at least 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What is done to the images of every training batch; null leaves them as they are. Tests see them as they are.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>Where to train; null takes <see cref="TrainingDevice.Default"/>. The network is moved there.</summary>
    public Device? Device { get; init; }

    /// <summary>Threads torch computes with; null takes <see cref="Threads.PhysicalCores"/>. Set for the whole process.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Folder for <c>last.safetensors</c> (all that is needed to go on) and <c>best.safetensors</c> (the weights of the
    /// epoch whose test was best by <see cref="TrainableNetwork.JudgedBy"/>). Null saves nothing. Each training needs its own.
    /// </summary>
    public string? CheckpointFolder { get; init; }

    /// <summary>
    /// Whether to go on from <c>last.safetensors</c> if it is there; a finished training is then only loaded.
    /// On the CPU the training ends bit for bit as if it had never stopped. On a GPU it draws the same numbers (dropout, noise,
    /// augmentation), but some of the GPU's sums depend on the order in which its threads come.
    /// </summary>
    public bool Resume { get; init; } = true;

    /// <summary>Steps between checkpoints within an epoch; 0 saves at the end of each epoch only.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>Stops the training after the step that is running.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Where progress is written; null is the console, <see cref="TextWriter.Null"/> nowhere.</summary>
    public TextWriter? Output { get; init; }

    /// <summary>The recipe in one line: <c>Adam 0.001 cosine, batch 128, flip and crop 4</c>.</summary>
    internal string Recipe
    {
        get
        {
            var rate = LearningRate.ToString(CultureInfo.InvariantCulture);
            var schedule = Schedule == LearningRateSchedule.Constant ? "" : $" {Schedule.ToString().ToLowerInvariant()}";
            List<string> parts = [$"Adam {rate}{schedule}", $"batch {BatchSize}"];
            if (WeightDecay > 0) parts.Add($"weight decay {WeightDecay.ToString(CultureInfo.InvariantCulture)}");
            if (Augmentation is not null) parts.Add(Augmentation.Name);
            return string.Join(", ", parts);
        }
    }

    /// <summary>Throws if a value is out of its range.</summary>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(CheckpointEverySteps);
    }

    /// <summary>The step size at a step.</summary>
    /// <param name="step">Number of the step, from 0, over the whole training.</param>
    /// <param name="steps">Steps of the whole training.</param>
    internal double LearningRateAt(long step, long steps) => Schedule switch
    {
        LearningRateSchedule.Cosine => LearningRate * 0.5 * (1 + Math.Cos(Math.PI * step / steps)),
        LearningRateSchedule.Polynomial => LearningRate * Math.Pow(1 - (double)step / steps, 0.9),
        _ => LearningRate,
    };
}
