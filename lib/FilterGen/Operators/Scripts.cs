namespace FilterGen.Operators;

/// <summary>
/// The operators of libtorch for which TorchSharp has no method, as TorchScript. A script that does not compile ends the process,
/// so each is a constant that a test compiles.
/// </summary>
internal static class Scripts
{
    private static readonly Lazy<jit.CompilationUnit> Compiled = new(() => jit.compile(
        """
        def adam(parameters: List[Tensor], gradients: List[Tensor], means: List[Tensor], squares: List[Tensor],
                 steps: List[Tensor], settings: Tensor):
            torch._foreach_add_(steps, 1.0)
            torch._fused_adam_(parameters, gradients, means, squares, [], steps, lr=float(settings[0]), beta1=0.9, beta2=0.999,
                               weight_decay=float(settings[1]), eps=1e-8, amsgrad=False, maximize=False)
            return steps[0]

        def rmsprop(parameters: List[Tensor], gradients: List[Tensor], squares: List[Tensor], settings: Tensor):
            torch._foreach_mul_(squares, 0.99)
            torch._foreach_addcmul_(squares, gradients, gradients, 0.01)
            roots = torch._foreach_sqrt(squares)
            torch._foreach_add_(roots, 1e-8)
            torch._foreach_addcdiv_(parameters, gradients, roots, -float(settings[0]))
            return squares[0]

        """));

    /// <summary>A step of Adam with β 0.9 and 0.999 and ε 1e-8, on tensors that belong together by their places.</summary>
    /// <param name="parameters">Are changed.</param>
    /// <param name="gradients">Of the same shapes.</param>
    /// <param name="means">Running means of the gradients; are changed.</param>
    /// <param name="squares">Running means of their squares; are changed.</param>
    /// <param name="steps">Counts of the steps, float32 []; are increased by one.</param>
    /// <param name="settings">
    /// Step size and L2 penalty, float64 [2], in the host's memory. They are a tensor because TorchSharp does not keep numbers that it
    /// hands to a script: the collector may free them while the script runs.
    /// </param>
    public static void Adam(
        Tensor[] parameters, Tensor[] gradients, Tensor[] means, Tensor[] squares, Tensor[] steps, Tensor settings) =>
        ((Tensor)Compiled.Value.invoke("adam", parameters, gradients, means, squares, steps, settings)).Dispose();

    /// <summary>A step of RMSProp with α 0.99 and ε 1e-8, on tensors that belong together by their places.</summary>
    /// <param name="parameters">Are changed.</param>
    /// <param name="gradients">Of the same shapes.</param>
    /// <param name="squares">Running means of the gradients' squares; are changed.</param>
    /// <param name="settings">Step size, float64 [1], in the host's memory.</param>
    public static void RmsProp(Tensor[] parameters, Tensor[] gradients, Tensor[] squares, Tensor settings) =>
        ((Tensor)Compiled.Value.invoke("rmsprop", parameters, gradients, squares, settings)).Dispose();
}
