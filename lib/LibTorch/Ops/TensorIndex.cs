namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of a tensor: a number, a range, a new axis, "all that is left", or a tensor of indices or truth values.</summary>
    public readonly struct TensorIndex
    {
        internal enum Kind
        {
            Single,
            Slice,
            Null,
            Ellipsis,
            Tensor,
        }

        internal Kind What { get; private init; }

        internal long Start { get; private init; }

        internal long Stop { get; private init; }

        internal long Step { get; private init; }

        internal Tensor? Indices { get; private init; }

        /// <summary>All dimensions not named otherwise.</summary>
        public static TensorIndex Ellipsis => new() { What = Kind.Ellipsis };

        /// <summary>The whole dimension.</summary>
        public static TensorIndex Colon => Slice();

        /// <summary>A new dimension of size 1.</summary>
        public static TensorIndex Null => new() { What = Kind.Null };

        public static TensorIndex None => Null;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) =>
            new() { What = Kind.Slice, Start = start ?? 0, Stop = stop ?? long.MaxValue, Step = step ?? 1 };

        public static TensorIndex Single(long index) => new() { What = Kind.Single, Start = index };

        public static TensorIndex Tensor(Tensor tensor) => new() { What = Kind.Tensor, Indices = tensor };

        public static implicit operator TensorIndex(long index) => Single(index);

        public static implicit operator TensorIndex(int index) => Single(index);

        public static implicit operator TensorIndex(Tensor tensor) => Tensor(tensor);

        public static implicit operator TensorIndex(Index index) => Single(index.IsFromEnd ? -index.Value : index.Value);

        public static implicit operator TensorIndex(Range range) => Slice(
            range.Start.IsFromEnd ? -range.Start.Value : range.Start.Value,
            range.End.IsFromEnd ? (range.End.Value == 0 ? null : -range.End.Value) : range.End.Value);
    }
}
