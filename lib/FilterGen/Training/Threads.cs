using FilterGen.Tsne.Running;

namespace FilterGen.Training;

/// <summary>The number of threads torch computes with: set in one place, so that it can be recorded.</summary>
/// <remarks>
/// Results on the CPU depend on it in their last bits. On a machine busy with other work, one thread can be many
/// times faster than as many threads as there are cores.
/// </remarks>
public static class Threads
{
    /// <summary>The number set now.</summary>
    public static int Count => torch.get_num_threads();

    /// <summary>Sets the number of threads for this process.</summary>
    /// <param name="count">At least 1; null takes <see cref="PhysicalCores"/>.</param>
    /// <returns>The number set.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static int Use(int? count = null)
    {
        var threads = count ?? PhysicalCores;
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(count));
        if (torch.get_num_threads() != threads) torch.set_num_threads(threads);
        return threads;
    }

    /// <summary>The cores this process may use, counting a core with two hardware threads once.</summary>
    public static int PhysicalCores => Cores.Physical;
}
