using FilterGen.Tsne.Embedding;

namespace FilterGen.Tsne.Repulsion;

/// <summary>A quadtree over points of the plane, with a few points per leaf.</summary>
/// <param name="count">Number of points.</param>
internal sealed class QuadTree(int count)
{
    /// <summary>The most points in a leaf, but for those that the curve cannot tell apart.</summary>
    public const int LeafSize = 16;

    private readonly MortonOrder curve = new(count);
    private readonly List<int> leaves = [];
    private QuadTreeNode[] nodes = new QuadTreeNode[64];
    private int nodeCount;

    /// <summary>The points' coordinates in the sorted order.</summary>
    public float[] X { get; } = new float[count];

    /// <inheritdoc cref="X"/>
    public float[] Y { get; } = new float[count];

    /// <summary>The points' numbers in the sorted order.</summary>
    public ReadOnlySpan<int> Order => curve.Order;

    /// <summary>The nodes, each before its children.</summary>
    public ReadOnlySpan<QuadTreeNode> Nodes => nodes.AsSpan(0, nodeCount);

    /// <summary>The places of the leaves among the nodes.</summary>
    public IReadOnlyList<int> Leaves => leaves;

    /// <summary>Builds the tree anew.</summary>
    public void Build(Layout map)
    {
        curve.Sort(map);
        for (var i = 0; i < count; i++) (X[i], Y[i]) = (map.X[Order[i]], map.Y[Order[i]]);
        nodeCount = 0;
        leaves.Clear();
        Add(0, count, 0);
    }

    private void Add(int begin, int end, int level)
    {
        while (level < MortonOrder.Levels && curve.Quadrant(begin, level) == curve.Quadrant(end - 1, level)) level++;
        if (nodeCount == nodes.Length) Array.Resize(ref nodes, 2 * nodes.Length);
        var index = nodeCount++;
        var node = Summarize(begin, end);
        if (end - begin <= LeafSize || level == MortonOrder.Levels)
        {
            node.IsLeaf = true;
            leaves.Add(index);
        }
        else
        {
            while (begin < end)
            {
                var next = EndOfQuadrant(begin, end, level);
                Add(begin, next, level + 1);
                begin = next;
            }
        }
        node.Next = nodeCount;
        nodes[index] = node;
    }

    private int EndOfQuadrant(int begin, int end, int level)
    {
        var quadrant = curve.Quadrant(begin, level);
        var (low, high) = (begin, end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (curve.Quadrant(middle, level) > quadrant) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private QuadTreeNode Summarize(int begin, int end)
    {
        var (left, right) = MortonOrder.Range(X.AsSpan(begin..end));
        var (low, high) = MortonOrder.Range(Y.AsSpan(begin..end));
        var width = Math.Max(right - left, high - low);
        return new QuadTreeNode
        {
            X = Mean(X.AsSpan(begin..end)),
            Y = Mean(Y.AsSpan(begin..end)),
            Mass = end - begin,
            SquaredWidth = width * width,
            Begin = begin,
            End = end,
        };
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values) sum += value;
        return (float)(sum / values.Length);
    }
}
