using System.Collections.Concurrent;
using FilterGen.Tsne.Embedding;
using FilterGen.Tsne.Running;

namespace FilterGen.Tsne.Repulsion;

/// <summary>
/// Repulsion in which distant cells of a quadtree count as one point (van der Maaten 2014, section 4). The points of a leaf share one
/// list of cells (Barnes 1990), which is walked with vector instructions; a cell is on it if it is far enough for all of them.
/// </summary>
/// <param name="count">Number of points.</param>
/// <param name="angle">θ, at least 0.</param>
/// <param name="workers">Threads.</param>
internal sealed class BarnesHutRepulsion(int count, double angle, Workers workers) : IRepulsion
{
    private readonly QuadTree tree = new(count);
    private readonly ConcurrentBag<InteractionList> lists = [];

    /// <inheritdoc/>
    public double Compute(Layout map, Layout forces)
    {
        tree.Build(map);
        return workers.Sum(tree.Leaves.Count, 8, (begin, end) =>
        {
            if (!lists.TryTake(out var list)) list = new();
            var sum = 0.0;
            for (var i = begin; i < end; i++)
            {
                ref readonly var leaf = ref tree.Nodes[tree.Leaves[i]];
                Collect(leaf, list);
                sum += Push(leaf, list, forces);
            }
            lists.Add(list);
            return sum;
        });
    }

    private double Push(in QuadTreeNode leaf, InteractionList list, Layout forces)
    {
        var sum = 0.0;
        for (var i = leaf.Begin; i < leaf.End; i++)
        {
            var (x, y, potential) = list.Push(tree.X[i], tree.Y[i]);
            var point = tree.Order[i];
            (forces.X[point], forces.Y[point]) = (x, y);
            sum += (double)potential - 1;
        }
        return sum;
    }

    private void Collect(in QuadTreeNode leaf, InteractionList list)
    {
        var (left, right) = MortonOrder.Range(tree.X.AsSpan(leaf.Begin..leaf.End));
        var (low, high) = MortonOrder.Range(tree.Y.AsSpan(leaf.Begin..leaf.End));
        var squaredAngle = (float)(angle * angle);
        var nodes = tree.Nodes;
        list.Clear();
        for (var i = 0; i < nodes.Length;)
        {
            ref readonly var node = ref nodes[i];
            var dx = Math.Max(0, Math.Max(left - node.X, node.X - right));
            var dy = Math.Max(0, Math.Max(low - node.Y, node.Y - high));
            var isOwn = node.Begin <= leaf.Begin && leaf.End <= node.End;
            if (!isOwn && node.SquaredWidth < squaredAngle * (dx * dx + dy * dy)) list.Add(node.X, node.Y, node.Mass);
            else if (!node.IsLeaf)
            {
                i++;
                continue;
            }
            else if (node.End - node.Begin > QuadTree.LeafSize) list.Add(node.X, node.Y, node.Mass); // they stand at one place
            else list.Add(tree.X.AsSpan(node.Begin..node.End), tree.Y.AsSpan(node.Begin..node.End));
            i = node.Next;
        }
        list.Fill();
    }
}
