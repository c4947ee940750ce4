using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    private static readonly Operator AliasOp = new("aten::alias");
    private static readonly Operator ReshapeOp = new("aten::reshape");
    private static readonly Operator ViewOp = new("aten::view");
    private static readonly Operator PermuteOp = new("aten::permute");
    private static readonly Operator ExpandOp = new("aten::expand");
    private static readonly Operator AsStridedOp = new("aten::as_strided");
    private static readonly Operator RepeatOp = new("aten::repeat");
    private static readonly Operator TransposeIntOp = new("aten::transpose", "int");
    private static readonly Operator TOp = new("aten::t");
    private static readonly Operator SqueezeOp = new("aten::squeeze");
    private static readonly Operator SqueezeDimOp = new("aten::squeeze", "dim");
    private static readonly Operator UnsqueezeOp = new("aten::unsqueeze");
    private static readonly Operator FlattenUsingIntsOp = new("aten::flatten", "using_ints");
    private static readonly Operator UnflattenIntOp = new("aten::unflatten", "int");
    private static readonly Operator ContiguousOp = new("aten::contiguous");
    private static readonly Operator CloneOp = new("aten::clone");
    private static readonly Operator DetachOp = new("aten::detach");
    private static readonly Operator DetachInPlaceOp = new("aten::detach_");
    private static readonly Operator FlipOp = new("aten::flip");
    private static readonly Operator RollOp = new("aten::roll");
    private static readonly Operator NarrowOp = new("aten::narrow");
    private static readonly Operator SelectIntOp = new("aten::select", "int");
    private static readonly Operator SliceTensorOp = new("aten::slice", "Tensor");
    private static readonly Operator IndexSelectOp = new("aten::index_select");
    private static readonly Operator GatherOp = new("aten::gather");
    private static readonly Operator ScatterSrcOp = new("aten::scatter", "src");
    private static readonly Operator ScatterSrcInPlaceOp = new("aten::scatter_", "src");
    private static readonly Operator ScatterValueInPlaceOp = new("aten::scatter_", "value");
    private static readonly Operator IndexAddInPlaceOp = new("aten::index_add_");
    private static readonly Operator IndexCopyInPlaceOp = new("aten::index_copy_");
    private static readonly Operator MaskedSelectOp = new("aten::masked_select");
    private static readonly Operator NonzeroOp = new("aten::nonzero");
    private static readonly Operator TrilOp = new("aten::tril");
    private static readonly Operator TriuOp = new("aten::triu");
    private static readonly Operator DiagOp = new("aten::diag");
    private static readonly Operator DiagonalOp = new("aten::diagonal");
    private static readonly Operator SplitTensorOp = new("aten::split", "Tensor");
    private static readonly Operator ChunkOp = new("aten::chunk");
    private static readonly Operator UnbindIntOp = new("aten::unbind", "int");
    private static readonly Operator CopyInPlaceOp = new("aten::copy_");
    private static readonly Operator ViewAsOp = new("aten::view_as");
    private static readonly Operator ExpandAsOp = new("aten::expand_as");

    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    public static Tensor t(Tensor input) => input.t();

    public static Tensor squeeze(Tensor input) => input.squeeze();

    public static Tensor squeeze(Tensor input, long dim) => input.squeeze(dim);

    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    public static Tensor unflatten(Tensor input, long dim, long[] sizes) => input.unflatten(dim, sizes);

    public static Tensor clone(Tensor input) => input.clone();

    public static Tensor detach(Tensor input) => input.detach();

    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    public static Tensor narrow(Tensor input, long dim, long start, long length) => input.narrow(dim, start, length);

    public static Tensor select(Tensor input, long dim, long index) => input.select(dim, index);

    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    public static Tensor scatter(Tensor input, long dim, Tensor index, Tensor src) => input.scatter(dim, index, src);

    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    public static Tensor nonzero(Tensor input) => input.nonzero();

    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => input.diagonal(offset, dim1, dim2);

    public static Tensor[] split(Tensor input, long size, long dim = 0) => input.split(size, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    public static Tensor[] unbind(Tensor input, long dim = 0) => input.unbind(dim);

    /// <content>Other views of the same elements, and rearrangements.</content>
    public partial class Tensor
    {
        public Tensor reshape(params long[] shape) => ReshapeOp.Call(this, shape);

        public Tensor view(params long[] shape) => ViewOp.Call(this, shape);

        public Tensor permute(params long[] permutation) => PermuteOp.Call(this, permutation);

        public Tensor expand(long[] sizes, bool isImplicit = false) => ExpandOp.Call(this, sizes, isImplicit);

        /// <summary>A view of the same memory with other sizes and strides.</summary>
        /// <param name="size">The view's sizes.</param>
        /// <param name="strides">For each dimension, numbers in memory from one entry to the next.</param>
        /// <param name="storageOffset">Numbers in memory before the first entry.</param>
        /// <exception cref="TorchException">The view would reach beyond the memory.</exception>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) =>
            AsStridedOp.Call(this, size, strides, storageOffset);

        public Tensor repeat(params long[] sizes) => RepeatOp.Call(this, sizes);

        public Tensor transpose(long dim0, long dim1) => TransposeIntOp.Call(this, dim0, dim1);

        public Tensor t() => TOp.Call(this);

        public Tensor squeeze() => SqueezeOp.Call(this);

        public Tensor squeeze(long dim) => SqueezeDimOp.Call(this, dim);

        public Tensor unsqueeze(long dim) => UnsqueezeOp.Call(this, dim);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => FlattenUsingIntsOp.Call(this, start_dim, end_dim);

        public Tensor unflatten(long dim, long[] sizes) => UnflattenIntOp.Call(this, dim, sizes);

        public Tensor contiguous() => ContiguousOp.Call(this);

        public Tensor clone() => CloneOp.Call(this);

        /// <summary>The tensor itself if its elements stand in that order, else a copy in which they do.</summary>
        public Tensor contiguous(memory_format memory_format) => ContiguousOp.Call(this, memory_format);

        /// <summary>A copy with its elements in that order.</summary>
        public Tensor clone(memory_format memory_format) => CloneOp.Call(this, memory_format);

        public Tensor detach() => DetachOp.Call(this);

        public Tensor detach_() => DetachInPlaceOp.CallInPlace(this);

        public Tensor flip(params long[] dims) => FlipOp.Call(this, dims);

        public Tensor roll(long[] shifts, long[] dims) => RollOp.Call(this, shifts, dims);

        public Tensor narrow(long dim, long start, long length) => NarrowOp.Call(this, dim, start, length);

        public Tensor select(long dim, long index) => SelectIntOp.Call(this, dim, index);

        public Tensor slice(long dim, long start, long finish, long step) => SliceTensorOp.Call(this, dim, start, finish, step);

        public Tensor index_select(long dim, Tensor index) => IndexSelectOp.Call(this, dim, index);

        public Tensor gather(long dim, Tensor index) => GatherOp.Call(this, dim, index);

        public Tensor scatter(long dim, Tensor index, Tensor src) => ScatterSrcOp.Call(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => ScatterSrcInPlaceOp.CallInPlace(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Scalar value) => ScatterValueInPlaceOp.CallInPlace(this, dim, index, value);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) =>
            IndexAddInPlaceOp.CallInPlace(this, dim, index, source, alpha);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => IndexCopyInPlaceOp.CallInPlace(this, dim, index, source);

        public Tensor masked_select(Tensor mask) => MaskedSelectOp.Call(this, mask);

        public Tensor nonzero() => NonzeroOp.Call(this);

        public Tensor tril(long diagonal = 0) => TrilOp.Call(this, diagonal);

        public Tensor triu(long diagonal = 0) => TriuOp.Call(this, diagonal);

        public Tensor diag(long diagonal = 0) => DiagOp.Call(this, diagonal);

        public Tensor diagonal(long offset = 0, long dim1 = 0, long dim2 = 1) => DiagonalOp.Call(this, offset, dim1, dim2);

        public Tensor[] split(long size, long dim = 0) => SplitTensorOp.CallList(this, size, dim);

        public Tensor[] chunk(long chunks, long dim = 0) => ChunkOp.CallList(this, chunks, dim);

        public Tensor[] unbind(long dim = 0) => UnbindIntOp.CallList(this, dim);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => CopyInPlaceOp.CallInPlace(this, source, nonBlocking);

        public Tensor view_as(Tensor other) => ViewAsOp.Call(this, other);

        public Tensor expand_as(Tensor other) => ExpandAsOp.Call(this, other);

        public Tensor expand(params long[] sizes) => ExpandOp.Call(this, sizes, false);

        public Tensor alias() => AliasOp.Call(this);
    }
}
