using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>Shorthand for making parameters.</summary>
public static class ParameterExtensionMethods
{
    /// <summary>Makes a trainable parameter of this tensor's data; the tensor itself is consumed.</summary>
    /// <param name="data">The initial values.</param>
    /// <param name="requires_grad">Whether backward passes collect its gradient.</param>
    public static Parameter AsParameter(this torch.Tensor data, bool requires_grad = true) => new(data, requires_grad);
}
