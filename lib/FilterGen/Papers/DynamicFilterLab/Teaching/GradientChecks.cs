using System.Runtime.InteropServices;

namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>Whether what the loss says arrives at all that is to learn from it, and on every way that leads there.</summary>
internal static class GradientChecks
{
    public static void Run(LabModel model, Tensor images)
    {
        try
        {
            Arrives(model, images);
            // Above zero, where a needless ReLU changes no gradient either.
            var (maps, kernels) = (ForwardChecks.Maps() + 0.1, ForwardChecks.Kernels());
            using var mode = new EvaluationMode(model);
            Same("Kernels", "v", "the backbone learns from W_DYN too", v => model.Kernels(v), v => KernelChecks.Right(model, v), maps);
            Same("Represent", "v", "the backbone learns from the convolution", v => model.Represent(v, kernels),
                v => KernelConvolution.Apply(v, kernels), maps);
            Same("Represent", "the kernels", "W_DYN learns from the convolution", w => model.Represent(maps, w),
                w => KernelConvolution.Apply(maps, w), kernels, gradient => AlongTheSphere(gradient, kernels));
        }
        catch (ExternalException failure) when (IsOverwriting(failure))
        {
            throw new LabCheckException(Overwritten(model, failure), failure);
        }
        finally
        {
            model.zero_grad();
        }
    }

    private static void Arrives(LabModel model, Tensor images)
    {
        model.zero_grad();
        model.Evaluate(images, tensor([0L, 1L, 2L, 3L, 9L])).Loss.backward();
        foreach (var (name, part) in LayerChecks.Parts(model).Reverse())
            Expect.That(part.parameters().All(parameter => !IsNothing(parameter.grad)),
                $"No gradient arrives at {name}: its result is cut off by detach(), no_grad() or a copy of values on the way.");
    }

    /// <summary>Compares the gradient of a step with that of the right one, or the part of it that counts.</summary>
    private static void Same(string step, string name, string why, Func<Tensor, Tensor> found, Func<Tensor, Tensor> right, Tensor at,
        Func<Tensor, Tensor>? part = null)
    {
        part ??= gradient => gradient;
        var expected = part(Gradient(right, at)!);
        var gradient = Gradient(found, at);
        Expect.That(!IsNothing(gradient),
            $"No gradient goes through {step} to {name}: detach(), no_grad() or a copy of values cuts it off there, and {why}.");
        Expect.That(Expect.Same(part(gradient!), expected),
            $"The gradient through {step} to {name} is not that of the right step, though the values are. Is a part of the way cut off, by "
            + "detach(), no_grad(), item() or a copy of values?");
    }

    /// <summary>The part of a gradient that does not change a kernel's length, which Kernels keeps at 1 whatever comes here.</summary>
    private static Tensor AlongTheSphere(Tensor gradient, Tensor kernels) =>
        gradient - kernels * (gradient * kernels).sum([1, 2, 3], keepdim: true);

    /// <summary>The gradient of a weighted sum of a step's results; null if none arrives.</summary>
    private static Tensor? Gradient(Func<Tensor, Tensor> step, Tensor at)
    {
        var leaf = at.detach().clone().requires_grad_(true);
        var result = step(leaf);
        if (!result.requires_grad) return null;
        var weights = arange(result.numel(), dtype: float32).mul(0.7).sin().reshape(result.shape);
        (result * weights).sum().backward();
        return leaf.grad;
    }

    private static bool IsNothing(Tensor? gradient) => gradient is null || gradient.abs().max().ToScalar().ToDouble() == 0;

    private static bool IsOverwriting(ExternalException failure) =>
        failure.Message.Contains("inplace operation", StringComparison.Ordinal)
        || failure.Message.Contains("in-place operation", StringComparison.Ordinal);

    private static string Overwritten(LabModel model, ExternalException failure)
    {
        const string instead = "numbers that are copied no longer know that W_DYN made them, so W_DYN could not learn. "
            + "Call functional.conv2d(map, kernel, …), which takes the kernel as its argument.";
        if (failure.Message.Contains("leaf Variable", StringComparison.Ordinal))
            return $"A parameter is written in place, which torch refuses. If these are a convolution's weights: {instead}";
        return IsCut(model)
            ? "Represent sets the weights of a layer in place, for each sample anew: backward() needs those of every sample and finds the "
                + $"last one's. Nor does a gradient arrive at the kernels where there is only one sample: {instead}"
            : "backward() finds a tensor that it needs overwritten by an operation in place (one whose name ends in _, or a copy into a "
                + "part of a tensor): make a new tensor instead.";
    }

    /// <summary>Whether no gradient arrives at the kernel of a single image, where nothing is overwritten after its use.</summary>
    private static bool IsCut(LabModel model)
    {
        try
        {
            var map = ForwardChecks.Maps().narrow(0, 0, 1);
            return IsNothing(Gradient(kernels => model.Represent(map, kernels), ForwardChecks.Kernels().narrow(0, 0, 1)));
        }
        catch (ExternalException)
        {
            return false;
        }
    }
}
