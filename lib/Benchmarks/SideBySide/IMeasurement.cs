namespace Benchmarks.SideBySide;

/// <summary>Something that can be done again and again while the time is taken.</summary>
internal interface IMeasurement
{
    /// <summary>Measures a block of passes.</summary>
    /// <param name="steps">Steps in a pass.</param>
    /// <param name="warm">Passes to warm up, which are not measured.</param>
    /// <param name="passes">Measured passes.</param>
    /// <returns>Mean milliseconds per step of each measured pass.</returns>
    double[] Run(int steps, int warm, int passes);
}
