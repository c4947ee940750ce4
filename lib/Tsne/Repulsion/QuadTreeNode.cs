namespace FilterGen.Tsne.Repulsion;

/// <summary>A cell of a quadtree; its children follow it.</summary>
internal struct QuadTreeNode
{
    /// <summary>The mean of its points.</summary>
    public float X, Y;

    /// <summary>Number of its points.</summary>
    public float Mass;

    /// <summary>The square of the larger side of the rectangle around its points.</summary>
    public float SquaredWidth;

    /// <summary>The first of its points in the sorted order, and the one past the last.</summary>
    public int Begin, End;

    /// <summary>The node after its last descendant.</summary>
    public int Next;

    /// <summary>Whether it has no children.</summary>
    public bool IsLeaf;
}
