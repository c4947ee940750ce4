using TorchSharp.Modules;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

/// <summary>What modules and optimizers both do with gradients.</summary>
internal static class GradientTools
{
    /// <summary>Drops the parameters' gradients, or fills them with zeros.</summary>
    public static void Clear(IEnumerable<Parameter> parameters, bool setToNone)
    {
        if (setToNone)
        {
            Drop([.. parameters]);
            return;
        }
        foreach (var parameter in parameters)
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }

    private static unsafe void Drop(Parameter[] parameters)
    {
        var handles = Array.ConvertAll(parameters, parameter => parameter.Handle);
        fixed (nint* first = handles) Check(ts_clear_grads(first, handles.Length));
        GC.KeepAlive(parameters);
    }
}
