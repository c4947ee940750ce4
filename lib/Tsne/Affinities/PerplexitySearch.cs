using System.Numerics;
using System.Runtime.InteropServices;

namespace FilterGen.Tsne.Affinities;

/// <summary>Finds the width of the Gaussian around a point at which its neighbours have a given perplexity.</summary>
/// <param name="perplexity">At least 1, less than the number of neighbours.</param>
internal sealed class PerplexitySearch(double perplexity)
{
    private const int MostSteps = 100;
    private const double Tolerance = 1e-8;

    private readonly double entropy = Math.Log(perplexity);

    /// <summary>
    /// Turns squared distances d into probabilities exp(−β·d) / Σ exp(−β·d) whose entropy is ln(perplexity). Where more neighbours
    /// than that are equally near, it cannot be reached, and they share the probability.
    /// </summary>
    /// <param name="squaredDistances">At least one, finite.</param>
    /// <param name="probabilities">Takes as many probabilities; their sum is 1.</param>
    public void Find(ReadOnlySpan<float> squaredDistances, Span<double> probabilities)
    {
        var nearest = Smallest(squaredDistances);
        double mean = 0;
        for (var i = 0; i < squaredDistances.Length; i++) mean += probabilities[i] = squaredDistances[i] - nearest;
        mean /= squaredDistances.Length;
        if (mean == 0)
        {
            probabilities.Fill(1.0 / probabilities.Length);
            return;
        }
        var distances = probabilities.ToArray();
        for (var i = 0; i < distances.Length; i++) distances[i] /= mean;
        double beta = 1, low = 0, high = double.PositiveInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            var excess = Weigh(distances, beta, probabilities) - entropy;
            if (Math.Abs(excess) < Tolerance) break;
            if (excess > 0) low = beta;
            else high = beta;
            beta = double.IsInfinity(high) ? beta * 2 : (low + high) / 2;
        }
        var sum = 0.0;
        foreach (var weight in probabilities) sum += weight;
        foreach (ref var weight in probabilities) weight /= sum;
    }

    /// <summary>Writes exp(−β·d) and returns the entropy ln Σ + β·Σ d·exp(−β·d) / Σ.</summary>
    private static double Weigh(ReadOnlySpan<double> distances, double beta, Span<double> weights)
    {
        var d = MemoryMarshal.Cast<double, Vector<double>>(distances);
        var w = MemoryMarshal.Cast<double, Vector<double>>(weights);
        Vector<double> sums = default, products = default;
        for (var i = 0; i < d.Length; i++)
        {
            var weight = Vector.Exp(d[i] * -beta);
            w[i] = weight;
            sums += weight;
            products += weight * d[i];
        }
        double sum = Vector.Sum(sums), product = Vector.Sum(products);
        for (var i = d.Length * Vector<double>.Count; i < distances.Length; i++)
        {
            var weight = Math.Exp(-beta * distances[i]);
            weights[i] = weight;
            sum += weight;
            product += weight * distances[i];
        }
        return Math.Log(sum) + beta * product / sum;
    }

    private static float Smallest(ReadOnlySpan<float> values)
    {
        var least = float.PositiveInfinity;
        foreach (var value in values) least = Math.Min(least, value);
        return least;
    }
}
