using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam's step on the CPU in one pass over each parameter, where the operators of <see cref="Foreach"/> take twelve.</summary>
internal static unsafe class CpuAdam
{
    /// <summary>One step, with the gradients taken into the running means.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="means">Running means of the gradients.</param>
    /// <param name="squares">Running means of their squares.</param>
    /// <param name="options">Rate, decay of the means, and eps.</param>
    /// <param name="step">The number of this step, from 1.</param>
    /// <returns>False, with nothing changed, if a tensor is not float32 on the CPU.</returns>
    public static bool TryStep(
        Tensor[] parameters, Tensor[] gradients, Tensor[] means, Tensor[] squares, AdamBase.Options options, long step)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        var rate = options.LearningRate!.Value / (1 - Math.Pow(beta1, step));
        var root = 1 / Math.Sqrt(1 - Math.Pow(beta2, step));
        int done;
        fixed (nint* ps = Handles(parameters), gs = Handles(gradients), ms = Handles(means), ss = Handles(squares))
            NativeMethods.Check(NativeMethods.ts_adam_step(
                ps, gs, ms, ss, parameters.Length, beta1, beta2, rate, root, options.eps!.Value, out done));
        GC.KeepAlive((parameters, gradients, means, squares));
        return done != 0;
    }

    private static nint[] Handles(Tensor[] tensors) => Array.ConvertAll(tensors, static tensor => tensor.Handle);
}
