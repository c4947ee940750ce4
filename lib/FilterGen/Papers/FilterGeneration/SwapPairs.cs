using FilterGen.Training;

namespace FilterGen.Papers.FilterGeneration;

/// <summary>Draws for each image A of a set the image B that makes its filters.</summary>
public static class SwapPairs
{
    /// <summary>A partner for each image, each of those allowed with the same chance.</summary>
    /// <param name="labels">The class of each image.</param>
    /// <param name="partner">Which images are allowed.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    /// <returns>The place of B in the set, for each A.</returns>
    /// <exception cref="ArgumentException">An image has no allowed partner.</exception>
    public static long[] Draw(IReadOnlyList<long> labels, SwapPartner partner, long seed)
    {
        var random = new Random(unchecked((int)Seeds.Derive(seed, SeedPurpose.Pairs, (int)partner)));
        var groups = Enumerable.Range(0, labels.Count).GroupBy(image => labels[image])
            .ToDictionary(group => group.Key, group => group.ToArray());
        var partners = new long[labels.Count];
        for (var image = 0; image < partners.Length; image++)
        {
            partners[image] = partner switch
            {
                SwapPartner.Itself => image,
                SwapPartner.SameClass => SameClass(groups[labels[image]], image, random),
                SwapPartner.OtherClass => OtherClass(labels, groups, image, random),
                _ => Other(labels.Count, image, random),
            };
        }
        return partners;
    }

    private static int SameClass(int[] group, int image, Random random)
    {
        if (group.Length < 2) throw Missing(image, "another image of its class");
        return group[Other(group.Length, Array.BinarySearch(group, image), random)];
    }

    private static int OtherClass(IReadOnlyList<long> labels, Dictionary<long, int[]> groups, int image, Random random)
    {
        if (groups.Count < 2) throw Missing(image, "an image of another class");
        while (true)
        {
            var other = random.Next(labels.Count);
            if (labels[other] != labels[image]) return other;
        }
    }

    /// <summary>One of 0 .. count-1, but not <paramref name="self"/>.</summary>
    private static int Other(int count, int self, Random random)
    {
        if (count < 2) throw Missing(self, "another image");
        var other = random.Next(count - 1);
        return other < self ? other : other + 1;
    }

    private static ArgumentException Missing(int image, string partner) =>
        new($"image {image}: expected {partner} in the set, found none. Take a larger set.");
}
