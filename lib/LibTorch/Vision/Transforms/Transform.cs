using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A change of images that is a function.</summary>
/// <param name="function">The function; what it makes on the way is freed.</param>
internal sealed class Transform(Func<Tensor, Tensor> function) : torchvision.ITransform
{
    /// <inheritdoc/>
    public Tensor call(Tensor input)
    {
        using var scope = NewDisposeScope();
        var result = function(input);
        return ReferenceEquals(result, input) ? input : result.MoveToOuterDisposeScope();
    }
}
