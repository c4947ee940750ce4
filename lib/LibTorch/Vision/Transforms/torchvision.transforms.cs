using static TorchSharp.torch;

namespace TorchSharp;

public static partial class torchvision
{
    /// <summary>Changes of images [..., C, H, W]. What is random is drawn once for each call, from the default generator.</summary>
    public static partial class transforms
    {
        /// <summary>Several changes one after the other.</summary>
        /// <param name="transforms">The changes.</param>
        public static ITransform Compose(params ITransform[] transforms) =>
            new Transform(input => transforms.Aggregate(input, (image, transform) => transform.call(image)));

        /// <summary>A change that is made with a probability.</summary>
        /// <param name="transform">The change.</param>
        /// <param name="p">The probability.</param>
        public static ITransform Randomize(ITransform transform, double p = 0.1) =>
            new Transform(input => rand([1]).item<float>() < p ? transform.call(input) : input);

        /// <summary>Mirrors left and right.</summary>
        public static ITransform HorizontalFlip() => new Transform(input => input.flip(-1));

        /// <summary>Mirrors left and right with a probability.</summary>
        /// <param name="p">The probability.</param>
        public static ITransform RandomHorizontalFlip(double p = 0.5) => Randomize(HorizontalFlip(), p);

        /// <summary>Adds pixels around images.</summary>
        /// <param name="padding">Pixels on the left, right, top and bottom, as for <c>functional.pad</c>.</param>
        /// <param name="mode">What to add.</param>
        /// <param name="fill">The value that is added, if the mode is constant.</param>
        public static ITransform Pad(long[] padding, PaddingModes mode = PaddingModes.Constant, double fill = 0) =>
            new Transform(input => nn.functional.pad(input, padding, mode, fill));

        /// <summary>Cuts a part out of images.</summary>
        /// <param name="top">First row.</param>
        /// <param name="left">First column.</param>
        /// <param name="height">Rows.</param>
        /// <param name="width">Columns.</param>
        public static ITransform Crop(int top, int left, int height, int width) =>
            new Transform(input => Part(input, top, left, height, width));

        /// <summary>Cuts a part out of images at a random place, the same for all images of a call.</summary>
        /// <param name="height">Rows.</param>
        /// <param name="width">Columns.</param>
        /// <remarks>TorchSharp's package has no such transform; the name is torchvision's.</remarks>
        public static ITransform RandomCrop(int height, int width) => new Transform(input => Part(
            input, Place(input.size(-2) - height), Place(input.size(-1) - width), height, width));

        /// <summary>Takes a mean out of each channel and divides by a deviation.</summary>
        /// <param name="means">A mean for each channel.</param>
        /// <param name="stdevs">A standard deviation for each channel.</param>
        /// <param name="inplace">Whether to overwrite the images.</param>
        /// <exception cref="ArgumentException">There are not as many deviations as means.</exception>
        public static ITransform Normalize(double[] means, double[] stdevs, bool inplace = false)
        {
            if (means.Length != stdevs.Length)
                throw new ArgumentException($"Normalize: expected {means.Length} deviations, one for each mean, found {stdevs.Length}.");
            return new Transform(input =>
            {
                if (input.ndim < 3 || input.size(-3) != means.Length)
                    throw new ArgumentException(
                        $"Normalize: expected images of {means.Length} channels, found shape [{string.Join(", ", input.shape)}].");
                Tensor Each(double[] values) => tensor(values, [values.Length, 1, 1], input.dtype, input.device);
                return inplace ? input.sub_(Each(means)).div_(Each(stdevs)) : (input - Each(means)).div_(Each(stdevs));
            });
        }

        /// <summary>Brings images to a size.</summary>
        /// <param name="height">Rows.</param>
        /// <param name="width">Columns.</param>
        /// <param name="interpolation">How to compute values between pixels: nearest, bilinear or bicubic.</param>
        public static ITransform Resize(int height, int width, InterpolationMode interpolation = InterpolationMode.Nearest) =>
            new Transform(input => Resized(input, height, width, interpolation));

        /// <summary>Converts images to another type: bytes of 0 to 255 become numbers of 0 to 1, and the other way round.</summary>
        /// <param name="dtype">The type: a floating-point one, or bytes.</param>
        public static ITransform ConvertImageDtype(ScalarType dtype) => new Transform(input => (input.dtype, dtype) switch
        {
            (ScalarType.Byte, _) when is_floating_point(dtype) => input.to(dtype).div_(byte.MaxValue),
            // As in torchvision: 1 must not become 256, and each of the 256 values gets an equal share of [0, 1].
            (var from, ScalarType.Byte) when is_floating_point(from) => input.mul(byte.MaxValue + 1 - 1e-3).to(dtype),
            (var from, _) when from == dtype || is_floating_point(from) && is_floating_point(dtype) => input.to(dtype),
            _ => throw new ArgumentException(
                $"ConvertImageDtype: expected floating-point numbers or bytes, found {input.dtype} to {dtype}."),
        });

        private static Tensor Part(Tensor input, long top, long left, long height, long width)
        {
            if (top < 0 || left < 0 || top + height > input.size(-2) || left + width > input.size(-1))
                throw new ArgumentException(
                    $"expected a part of the image, found {height}×{width} from row {top}, column {left} of "
                    + $"{input.size(-2)}×{input.size(-1)}. Pad the image first.");
            return input.narrow(-2, top, height).narrow(-1, left, width);
        }

        private static long Place(long last) => last <= 0 ? last : randint(0, last + 1, [1]).item<long>();

        private static Tensor Resized(Tensor input, int height, int width, InterpolationMode mode)
        {
            var batch = input.ndim == 3 ? input.unsqueeze(0) : input;
            bool? corners = mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic ? false : null;
            var result = nn.functional.interpolate(batch, [height, width], mode: mode, align_corners: corners);
            return input.ndim == 3 ? result.squeeze(0) : result;
        }
    }
}
