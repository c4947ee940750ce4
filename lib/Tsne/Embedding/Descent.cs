namespace FilterGen.Tsne.Embedding;

/// <summary>
/// Gradient descent with momentum and a gain per coordinate (Jacobs 1988): a gain grows by 0.2 while the gradient's sign differs from
/// the last step's, which means that the point still goes the same way, and else falls to 0.8 of itself, but not below 0.01.
/// </summary>
internal sealed class Descent(Layout map)
{
    private readonly Layout steps = Filled(map.Count, 0), gains = Filled(map.Count, 1);

    /// <summary>Moves the points.</summary>
    /// <param name="gradient">The gradient where they are.</param>
    /// <param name="rate">The step size.</param>
    /// <param name="momentum">How much of the last step is kept, 0 to 1.</param>
    public void Step(Layout gradient, float rate, float momentum)
    {
        Step(map.X, gradient.X, steps.X, gains.X, rate, momentum);
        Step(map.Y, gradient.Y, steps.Y, gains.Y, rate, momentum);
        map.Center();
    }

    private void Step(float[] place, float[] slope, float[] step, float[] gain, float rate, float momentum)
    {
        for (var i = 0; i < map.Count; i++)
        {
            var grows = slope[i] * step[i] < 0;
            gain[i] = Math.Max(0.01f, grows ? gain[i] + 0.2f : gain[i] * 0.8f);
            step[i] = momentum * step[i] - rate * gain[i] * slope[i];
            place[i] += step[i];
        }
    }

    private static Layout Filled(int count, float value)
    {
        var layout = new Layout(count);
        layout.X.AsSpan().Fill(value);
        layout.Y.AsSpan().Fill(value);
        return layout;
    }
}
