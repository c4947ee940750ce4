namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>Names the memory in which graphs keep what they compute.</summary>
        /// <remarks>Graphs that share one must be replayed in the order of their capture, never at the same time.</remarks>
        public readonly record struct GraphPool
        {
            internal GraphPool(ulong first, ulong second) => (First, Second) = (first, second);

            internal ulong First { get; }

            internal ulong Second { get; }
        }
    }
}
