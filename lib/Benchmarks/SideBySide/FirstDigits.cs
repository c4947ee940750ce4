using FilterGen.Data;

namespace Benchmarks.SideBySide;

/// <summary>The first training digits of MNIST, and as few test digits as will do; shares their memory.</summary>
/// <param name="all">All of MNIST.</param>
/// <param name="count">How many to learn from.</param>
internal sealed class FirstDigits(Mnist all, long count)
    : ClassificationData(all.Name, all.Train.Take(Math.Min(count, all.Train.Count)), all.Test.Take(1), all.Classes);
