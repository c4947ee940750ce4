namespace FilterGen.Training;

/// <summary>The device that trainings run on unless their options name one.</summary>
public static class TrainingDevice
{
    /// <summary>The environment variable that names it: <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>.</summary>
    public const string Variable = "FILTERGEN_DEVICE";

    /// <summary>What the environment variable FILTERGEN_DEVICE names; else the GPU if there is one, else the CPU.</summary>
    /// <exception cref="ArgumentException">The variable names no device, or one that this machine has not.</exception>
    public static Device Default => Of(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The device of a name; of none, the GPU if there is one, else the CPU.</summary>
    internal static Device Of(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return cuda.is_available() ? CUDA : CPU;
        var gpus = cuda.is_available() ? cuda.device_count() : 0;
        var text = name.Trim().ToLowerInvariant();
        if (text == "cpu") return CPU;
        if (text == "cuda" && gpus > 0) return CUDA;
        if (text.StartsWith("cuda:", StringComparison.Ordinal) && int.TryParse(text[5..], out var index) && index >= 0 && index < gpus)
            return device(text);
        throw new ArgumentException($"{Variable}: expected cpu, or cuda or cuda:N where there is a GPU, found '{name}'; "
            + $"torch sees {gpus} GPUs. Set another, or unset it to take what is there.");
    }
}
