using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Makes a trainable parameter of a tensor's data; the tensor itself is consumed.</summary>
        /// <param name="data">The initial values.</param>
        /// <param name="requires_grad">Whether backward passes collect its gradient.</param>
        public static Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
    }
}
