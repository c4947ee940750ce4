namespace FilterGen.Figures.Orders;

/// <summary>
/// Places for the elements of an ordered set (Sugiyama, Tagawa &amp; Toda 1981): each on the layer of its longest way from below, lines
/// that pass a layer bent there, and on each layer an order of few crossings, found by taking each element to the mean of its
/// neighbours.
/// </summary>
internal sealed class LayeredLayout
{
    private const int OrderSweeps = 12;
    private const int PlaceSweeps = 24;
    private const double BendRoom = 9;

    private readonly List<int>[] below;
    private readonly List<int>[] above;
    private readonly int[] layerOf;
    private readonly (double Left, double Right)[] room;
    private readonly double[] x;

    /// <param name="covers">Pairs of neighbours, without a circle.</param>
    /// <param name="rooms">How far each element reaches to both sides.</param>
    public LayeredLayout(IReadOnlyList<(int Lower, int Upper)> covers, IReadOnlyList<(double Left, double Right)> rooms)
    {
        var layers = LongestWays(covers, rooms.Count);
        List<(double, double)> all = [.. rooms];
        List<int> layer = [.. layers];
        List<(int Lower, int Upper)> steps = [];
        List<int[]> chains = [];
        foreach (var (lower, upper) in covers)
        {
            List<int> chain = [lower];
            for (var between = layers[lower] + 1; between < layers[upper]; between++)
            {
                chain.Add(all.Count);
                all.Add((BendRoom, BendRoom));
                layer.Add(between);
            }
            chain.Add(upper);
            chains.Add([.. chain]);
            steps.AddRange(chain.Zip(chain.Skip(1)));
        }
        Layers = layers;
        (layerOf, room, x) = ([.. layer], [.. all], new double[all.Count]);
        below = Neighbours(steps.Select(step => (step.Upper, step.Lower)));
        above = Neighbours(steps);
        var order = FewCrossings();
        Spread(order);
        var left = Enumerable.Range(0, x.Length).Select(i => x[i] - room[i].Left).DefaultIfEmpty(0).Min();
        for (var i = 0; i < x.Length; i++)
            x[i] -= left;
        Width = Enumerable.Range(0, x.Length).Select(i => x[i] + room[i].Right).DefaultIfEmpty(0).Max();
        Crossings = order.Sum(CrossingsAbove);
        ILookup<int, int> elements = Enumerable.Range(0, rooms.Count).ToLookup(i => layers[i]);
        Lines = [.. chains.Select(chain => IsFree(chain, elements) ? [chain[0], chain[^1]] : chain)
            .Select(chain => chain.Select(i => (x[i], layerOf[i])).ToArray())];
    }

    /// <summary>The width of the widest layer.</summary>
    public double Width { get; }

    /// <summary>The layer of each element, 0 the lowest.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>The middle of each element.</summary>
    public IReadOnlyList<double> X => x;

    /// <summary>Each pair's line from below; bent on layers where an element would be in its way.</summary>
    public IReadOnlyList<(double X, int Layer)[]> Lines { get; }

    /// <summary>How many lines cross.</summary>
    public int Crossings { get; }

    private static int[] LongestWays(IReadOnlyList<(int Lower, int Upper)> covers, int count)
    {
        var layers = new int[count];
        var (changed, rounds) = (true, 0);
        while (changed)
        {
            changed = false;
            foreach (var (lower, upper) in covers)
            {
                if (layers[upper] > layers[lower])
                    continue;
                layers[upper] = layers[lower] + 1;
                changed = true;
            }
            if (rounds++ > count)
                throw new ArgumentException("Hasse diagram: expected an order, found elements that are above themselves.");
        }
        return layers;
    }

    /// <summary>Whether a straight line passes all elements between its ends.</summary>
    private bool IsFree(int[] chain, ILookup<int, int> elements)
    {
        var (lower, upper) = (chain[0], chain[^1]);
        return chain[1..^1].All(bend =>
        {
            var height = (double)(layerOf[bend] - layerOf[lower]) / (layerOf[upper] - layerOf[lower]);
            var place = x[lower] + height * (x[upper] - x[lower]);
            return elements[layerOf[bend]].All(i => place < x[i] - room[i].Left || place > x[i] + room[i].Right);
        });
    }

    private List<int>[] Neighbours(IEnumerable<(int From, int To)> steps)
    {
        List<int>[] neighbours = [.. layerOf.Select(_ => new List<int>())];
        foreach (var (from, to) in steps)
            neighbours[from].Add(to);
        return neighbours;
    }

    /// <summary>Sweeps up and down; of the orders on the way the first one of the fewest crossings is kept.</summary>
    private int[][] FewCrossings()
    {
        int[][] order = [.. Enumerable.Range(0, layerOf.Length).GroupBy(i => layerOf[i]).OrderBy(layer => layer.Key)
            .Select(layer => layer.ToArray())];
        var best = order;
        var fewest = int.MaxValue;
        for (var sweep = 0; sweep <= OrderSweeps && fewest > 0; sweep++)
        {
            foreach (var layer in order)
                for (var i = 0; i < layer.Length; i++)
                    x[layer[i]] = i;
            var crossings = order.Sum(CrossingsAbove);
            if (crossings < fewest)
                (best, fewest) = ([.. order.Select(layer => layer.ToArray())], crossings);
            var (towards, layers) = sweep % 2 == 0 ? (below, order) : (above, [.. order.Reverse()]);
            foreach (var (place, layer) in layers.Index())
            {
                var sorted = layer.OrderBy(i => MeanOf(towards[i], x[i])).ToArray();
                for (var i = 0; i < sorted.Length; i++)
                    x[sorted[i]] = i;
                order[sweep % 2 == 0 ? place : order.Length - 1 - place] = sorted;
            }
        }
        return best;
    }

    /// <summary>Pairs of lines above a layer whose ends stand in opposite orders; counted with a tree of sums, since there may be many.</summary>
    private int CrossingsAbove(int[] layer)
    {
        int[] ends = [.. layer.SelectMany(i => above[i].Order(Comparer<int>.Create((a, b) => x[a].CompareTo(x[b]))))];
        var ranks = ends.Distinct().OrderBy(end => x[end]).Index().ToDictionary(end => end.Item, end => end.Index + 1);
        var sums = new int[ranks.Count + 1];
        var (crossings, seen) = (0, 0);
        foreach (var rank in ends.Select(end => ranks[end]))
        {
            crossings += seen++;
            for (var i = rank; i > 0; i -= i & -i)
                crossings -= sums[i];
            for (var i = rank; i < sums.Length; i += i & -i)
                sums[i]++;
        }
        return crossings;
    }

    /// <summary>Moves elements towards their neighbours on both sides, without changing the order or taking others' room.</summary>
    private void Spread(int[][] order)
    {
        foreach (var layer in order)
            Place(layer, _ => 0);
        for (var sweep = 0; sweep < PlaceSweeps; sweep++)
            foreach (var layer in sweep % 2 == 0 ? order : order.Reverse())
                Place(layer, i => (MeanOf(below[i], x[i]) + MeanOf(above[i], x[i])) / 2);
    }

    /// <summary>
    /// The nearest places to those wanted that keep the order and the room (least squares: neighbours that come too near become a
    /// block about the mean of what they want).
    /// </summary>
    private void Place(int[] layer, Func<int, double> wanted)
    {
        var offset = new double[layer.Length];
        for (var i = 1; i < layer.Length; i++)
            offset[i] = offset[i - 1] + room[layer[i - 1]].Right + room[layer[i]].Left;
        Stack<(double Sum, int Count)> blocks = [];
        for (var i = 0; i < layer.Length; i++)
        {
            var block = (Sum: wanted(layer[i]) - offset[i], Count: 1);
            while (blocks.TryPeek(out var left) && left.Sum / left.Count >= block.Sum / block.Count)
                block = (block.Sum + left.Sum, block.Count + blocks.Pop().Count);
            blocks.Push(block);
        }
        var place = 0;
        foreach (var (sum, count) in blocks.Reverse())
            for (var i = 0; i < count; i++, place++)
                x[layer[place]] = sum / count + offset[place];
    }

    private double MeanOf(List<int> neighbours, double otherwise) =>
        neighbours.Count > 0 ? neighbours.Average(i => x[i]) : otherwise;
}
