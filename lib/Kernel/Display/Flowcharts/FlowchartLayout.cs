namespace NotebookKernel.Display.Flowcharts;

/// <summary>
/// Places a flowchart in layers, after Sugiyama: every line goes from one rank to the next, over places of its own where it is
/// longer; ranks are sorted by the mean of their neighbours, then drawn towards it.
/// </summary>
internal sealed class FlowchartLayout
{
    private const double Gap = 32, Margin = 8, Lane = 24;
    private const int Sweeps = 12;

    private readonly List<List<FlowPlace>> ranks = [];

    /// <summary>Places a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="sizes">The room of each node, along and across the flow.</param>
    /// <param name="labels">The room of each line's text; 0 for none.</param>
    public FlowchartLayout(Flowchart chart, (double Along, double Across)[] sizes, (double Along, double Across)[] labels)
    {
        bool[] reversed = Reversed(chart);
        int[] rank = Ranks(chart, reversed, labels);
        Nodes = [.. sizes.Index().Select(node => Add(new FlowPlace(rank[node.Index], node.Item.Along, node.Item.Across)))];
        Lines = [.. chart.Edges.Index().Select(edge => Line(edge.Item, reversed[edge.Index], labels[edge.Index]))];
        Sort();
        Align();
        double along = Margin;
        foreach (var places in ranks)
        {
            double length = places.Max(place => place.Length);
            foreach (var place in places) place.Along = along + length / 2;
            along += length + Gap;
        }
        double least = ranks.Min(places => places.Min(place => place.Across - place.Breadth / 2));
        foreach (var place in ranks.SelectMany(places => places)) place.Across += Margin - least;
        Size = (along - Gap + Margin, ranks.Max(places => places.Max(place => place.Across + place.Breadth / 2)) + Margin);
    }

    /// <summary>The places of the nodes.</summary>
    public IReadOnlyList<FlowPlace> Nodes { get; }

    /// <summary>The places that each line goes over, from where it begins, both nodes included.</summary>
    public IReadOnlyList<IReadOnlyList<FlowPlace>> Lines { get; }

    /// <summary>The room of all, along and across the flow, in pixels.</summary>
    public (double Along, double Across) Size { get; }

    private FlowPlace Add(FlowPlace place)
    {
        while (ranks.Count <= place.Rank) ranks.Add([]);
        ranks[place.Rank].Add(place);
        return place;
    }

    /// <summary>Which lines go back, and would make a circle.</summary>
    private static bool[] Reversed(Flowchart chart)
    {
        var reversed = new bool[chart.Edges.Count];
        int[] state = new int[chart.Nodes.Count]; // 1: on the way to the node, 2: done
        for (int node = 0; node < state.Length; node++) Visit(node);
        return reversed;

        void Visit(int node)
        {
            if (state[node] != 0) return;
            state[node] = 1;
            foreach (var (index, edge) in chart.Edges.Index().Where(edge => edge.Item.From == node))
            {
                reversed[index] = state[edge.To] == 1;
                Visit(edge.To);
            }
            state[node] = 2;
        }
    }

    /// <summary>The length of the longest way to each node; a line with a text takes a rank for it.</summary>
    private static int[] Ranks(Flowchart chart, bool[] reversed, (double Along, double Across)[] labels)
    {
        var rank = new int[chart.Nodes.Count];
        for (int round = 0; round < rank.Length; round++)
        {
            foreach (var (index, edge) in chart.Edges.Index())
            {
                var (from, to) = reversed[index] ? (edge.To, edge.From) : (edge.From, edge.To);
                rank[to] = Math.Max(rank[to], rank[from] + (labels[index].Along > 0 ? 2 : 1));
            }
        }
        return rank;
    }

    private List<FlowPlace> Line(FlowEdge edge, bool reversed, (double Along, double Across) label)
    {
        var (first, last) = reversed ? (Nodes[edge.To], Nodes[edge.From]) : (Nodes[edge.From], Nodes[edge.To]);
        List<FlowPlace> line = [first];
        int middle = (first.Rank + last.Rank) / 2;
        for (int rank = first.Rank + 1; rank < last.Rank; rank++)
            line.Add(Add(rank == middle ? new FlowPlace(rank, label.Along, Math.Max(Lane, label.Across)) : new FlowPlace(rank, 0, Lane)));
        line.Add(last);
        foreach (var (before, after) in line.Zip(line.Skip(1)))
        {
            before.After.Add(after);
            after.Before.Add(before);
        }
        if (reversed) line.Reverse();
        return line;
    }

    private void Sort()
    {
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var places in ranks)
            {
                foreach (var (index, place) in places.Index()) place.Across = index;
            }
            bool forth = sweep % 2 == 0;
            foreach (var places in forth ? ranks : Enumerable.Reverse(ranks))
            {
                FlowPlace[] sorted = [.. places.OrderBy(place => Mean(forth ? place.Before : place.After) ?? place.Across)];
                foreach (var (index, place) in sorted.Index()) (places[index], place.Across) = (place, index);
            }
        }
    }

    private void Align()
    {
        foreach (var places in ranks) Settle(places, [.. places.Select(_ => 0.0)]);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var places in sweep % 2 == 0 ? ranks : Enumerable.Reverse(ranks))
                Settle(places, [.. places.Select(place => Mean([.. place.Before, .. place.After]) ?? place.Across)]);
        }
    }

    /// <summary>Puts the places of a rank as near to where they are wanted as their room allows: halfway between pushing on and back.</summary>
    private static void Settle(List<FlowPlace> places, double[] wanted)
    {
        double[] on = [.. wanted], back = [.. wanted];
        for (int i = 1; i < on.Length; i++) on[i] = Math.Max(on[i], on[i - 1] + Distance(places[i - 1], places[i]));
        for (int i = back.Length - 2; i >= 0; i--) back[i] = Math.Min(back[i], back[i + 1] - Distance(places[i], places[i + 1]));
        foreach (var (index, place) in places.Index()) place.Across = (on[index] + back[index]) / 2;
    }

    private static double Distance(FlowPlace one, FlowPlace other) => (one.Breadth + other.Breadth) / 2 + Lane;

    private static double? Mean(List<FlowPlace> places) => places.Count == 0 ? null : places.Average(place => place.Across);
}
