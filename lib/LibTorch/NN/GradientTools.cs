using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>What modules and optimizers both do with gradients.</summary>
internal static class GradientTools
{
    /// <summary>Drops the parameters' gradients, or fills them with zeros.</summary>
    public static void Clear(IEnumerable<Parameter> parameters, bool setToNone)
    {
        foreach (var parameter in parameters)
        {
            if (setToNone)
            {
                parameter.grad = null;
                continue;
            }
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }
}
