using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>A change of images.</summary>
    public interface ITransform
    {
        /// <summary>Changes images.</summary>
        /// <param name="input">[..., C, H, W].</param>
        Tensor call(Tensor input);
    }
}
