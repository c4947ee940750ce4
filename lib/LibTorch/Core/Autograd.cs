using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool requires_grad
        {
            get
            {
                bool value = ts_requires_grad(Handle) != 0;
                GC.KeepAlive(this);
                return value;
            }

            set
            {
                Check(ts_set_requires_grad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        public bool is_leaf
        {
            get
            {
                Check(ts_is_leaf(Handle, out int leaf));
                GC.KeepAlive(this);
                return leaf != 0;
            }
        }

        /// <summary>The gradient that the backward pass summed up here, or null.</summary>
        public Tensor? grad
        {
            get
            {
                Check(ts_get_grad(Handle, out nint gradient));
                GC.KeepAlive(this);
                return gradient == 0 ? null : Wrap(gradient);
            }

            set
            {
                Check(ts_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad()
        {
            Check(ts_retain_grad(Handle));
            GC.KeepAlive(this);
        }

        /// <summary>Adds the gradients of this tensor to all leaves it was computed from.</summary>
        public unsafe void backward(IList<Tensor>? grad_tensors = null, bool create_graph = false, bool retain_graph = false)
        {
            nint output = Handle;
            nint seed = grad_tensors is { Count: > 0 } ? grad_tensors[0].Handle : 0;
            Check(ts_backward(&output, 1, seed == 0 ? null : &seed, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0));
            GC.KeepAlive(this);
            GC.KeepAlive(grad_tensors);
        }

        /// <summary>Adds this output's gradients, weighted by <paramref name="gradient"/> (this tensor's shape), to all leaves.</summary>
        public void backward(Tensor gradient) => backward([gradient]);
    }

    public static class autograd
    {
        /// <summary>
        /// The gradients of <paramref name="outputs"/> with respect to <paramref name="inputs"/>; nothing is summed into leaves.
        /// </summary>
        /// <param name="outputs">The tensors to differentiate.</param>
        /// <param name="inputs">The tensors to differentiate by.</param>
        /// <param name="grad_outputs">One weight per output, of its shape; none needed for single numbers.</param>
        /// <param name="retain_graph">Keep the graph for another pass.</param>
        /// <param name="create_graph">Make the gradients differentiable themselves.</param>
        /// <param name="allow_unused">Give null for an input that was not used, instead of failing.</param>
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs,
            IList<Tensor> inputs,
            IList<Tensor>? grad_outputs = null,
            bool retain_graph = false,
            bool create_graph = false,
            bool allow_unused = false)
        {
            nint[] from = Handles(outputs), by = Handles(inputs);
            nint[]? seeds = grad_outputs is { Count: > 0 } ? Handles(grad_outputs) : null;
            if (seeds is not null && seeds.Length != from.Length)
                throw new ArgumentException($"{seeds.Length} grad_outputs were given for {from.Length} outputs.");
            var results = new nint[by.Length];
            fixed (nint* o = from, i = by, s = seeds, r = results)
            {
                Check(ts_grad(o, from.Length, i, by.Length, s, retain_graph || create_graph ? 1 : 0,
                    create_graph ? 1 : 0, allow_unused ? 1 : 0, r));
            }
            GC.KeepAlive(outputs);
            GC.KeepAlive(inputs);
            GC.KeepAlive(grad_outputs);
            return Array.ConvertAll(results, Tensor.Wrap);
        }

        private static nint[] Handles(IList<Tensor> tensors)
        {
            var handles = new nint[tensors.Count];
            for (int i = 0; i < handles.Length; i++) handles[i] = tensors[i].Handle;
            return handles;
        }
    }

    /// <summary>Until it is disposed, operations of this thread are not recorded for differentiation.</summary>
    public static IDisposable no_grad() => new AutoGradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new AutoGradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new AutoGradMode(mode);

    public static IDisposable inference_mode(bool mode = true) => new AutoGradMode(!mode);

    public static bool is_grad_enabled() => AutoGradMode.IsEnabled;

    /// <summary>Switches the recording of operations and restores it when disposed.</summary>
    public sealed class AutoGradMode : IDisposable
    {
        private readonly int previous = ts_grad_enabled();
        private bool disposed;

        public AutoGradMode(bool enabled) => ts_set_grad_enabled(enabled ? 1 : 0);

        public static bool IsEnabled => ts_grad_enabled() != 0;

        public void Dispose()
        {
            if (disposed) return;
            disposed = true;
            ts_set_grad_enabled(previous);
        }
    }
}
