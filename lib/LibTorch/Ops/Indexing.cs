using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator IndexOp = new("aten::index", "Tensor");
        private static readonly Operator IndexPutOp = new("aten::index_put_");

        /// <summary>The part of the tensor that the indices name; a view where no index is a tensor.</summary>
        public Tensor this[params TensorIndex[] indices]
        {
            get
            {
                (Tensor view, Tensor?[]? gather) = View(indices);
                return gather is null ? view : IndexOp.Call(view, gather);
            }

            set
            {
                (Tensor view, Tensor?[]? gather) = View(indices);
                if (gather is null) view.copy_(value);
                else IndexPutOp.CallInPlace(view, gather, value);
            }
        }

        public Tensor index(params TensorIndex[] indices) => this[indices];

        // Applies numbers, ranges and new axes as views; what is left are the tensors to gather by, if any.
        private (Tensor View, Tensor?[]? Gather) View(TensorIndex[] indices)
        {
            long consumed = indices.Sum(i => i.What switch
            {
                TensorIndex.Kind.Single or TensorIndex.Kind.Slice => 1,
                TensorIndex.Kind.Tensor => i.Indices!.dtype == ScalarType.Bool ? i.Indices.dim() : 1,
                _ => 0,
            });
            if (consumed > dim())
                throw new ArgumentException($"{consumed} indices were given for a tensor of shape [{string.Join(", ", shape)}].");
            Tensor view = alias();
            List<Tensor?>? gather = null;
            int axis = 0;
            foreach (TensorIndex index in indices)
            {
                switch (index.What)
                {
                    case TensorIndex.Kind.Single:
                        view = view.select(axis, index.Start);
                        break;
                    case TensorIndex.Kind.Slice:
                        view = view.slice(axis++, index.Start, index.Stop, index.Step);
                        break;
                    case TensorIndex.Kind.Null:
                        view = view.unsqueeze(axis++);
                        break;
                    case TensorIndex.Kind.Ellipsis:
                        axis += (int)(dim() - consumed);
                        break;
                    default:
                        gather ??= [];
                        while (gather.Count < axis) gather.Add(null);
                        gather.Add(index.Indices);
                        axis += index.Indices!.dtype == ScalarType.Bool ? (int)index.Indices.dim() : 1;
                        break;
                }
            }
            return (view, gather?.ToArray());
        }
    }
}
