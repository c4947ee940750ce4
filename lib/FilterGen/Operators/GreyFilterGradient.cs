using System.Numerics;
using System.Runtime.CompilerServices;
using FilterGen.Tsne.Running;

namespace FilterGen.Operators;

/// <summary>
/// The gradient of a convolution of grey images with respect to its filters and biases: for each filter n and tap (u, v) the sum
/// over all images and positions of gradient[n, y, x] · image[y + u, x + v].
/// </summary>
/// <remarks>
/// Rows of image and gradient are laid out with the same length, that of the padded image, and those of the gradient filled up with zeros.
/// Then a tap is one sum of products of two long rows, the image's moved by the tap's place.
/// </remarks>
internal static unsafe class GreyFilterGradient
{
    private const int ImagesPerBlock = 8;
    private const int Taps = 5; // sums of a row of taps that stay in registers

    /// <summary>Computes both.</summary>
    /// <param name="images">Images [B, 1, H, W], float32, contiguous.</param>
    /// <param name="gradient">The output's gradient [B, N, H', W'], float32, contiguous.</param>
    /// <param name="kernel">Side k of the filters.</param>
    /// <param name="padding">Zeros on each side of the images.</param>
    /// <returns>Gradients [N, 1, k, k] and [N].</returns>
    public static (Tensor Filters, Tensor Biases) Of(Tensor images, Tensor gradient, long kernel, int padding)
    {
        var shape = new Shape(images, gradient, (int)kernel, padding);
        var blocks = (shape.Images + ImagesPerBlock - 1) / ImagesPerBlock;
        var sums = new float[blocks * shape.Sums];
        fixed (byte* image = images.bytes, grad = gradient.bytes)
        {
            var (imageStart, gradStart) = ((nint)image, (nint)grad);
            new Workers(get_num_threads()).For(shape.Images, ImagesPerBlock, (begin, end) =>
            {
                fixed (float* block = &sums[begin / ImagesPerBlock * shape.Sums])
                    AddUp(shape, (float*)imageStart, (float*)gradStart, begin, end, block);
            });
        }
        using var all = tensor(sums, [blocks, shape.Filters, kernel * kernel + 1]);
        using var total = all.sum([0]);
        using Tensor taps = total.narrow(1, 0, kernel * kernel), biases = total.select(1, kernel * kernel);
        return (taps.reshape(shape.Filters, 1, kernel, kernel), biases.clone());
    }

    private static void AddUp(Shape shape, float* images, float* gradients, int begin, int end, float* sums)
    {
        var width = Vector<float>.Count;
        var scratch = new float[shape.PaddedLength + shape.GradientLength + 2 * width];
        fixed (float* padded = scratch)
        {
            var gradient = padded + shape.PaddedLength;
            for (var i = begin; i < end; i++)
            {
                CopyRows(images + (long)i * shape.Height * shape.Width, shape.Height, shape.Width,
                    padded + shape.Padding * shape.Pitch + shape.Padding, shape.Pitch);
                for (var n = 0; n < shape.Filters; n++)
                {
                    CopyRows(gradients + ((long)i * shape.Filters + n) * shape.OutHeight * shape.OutWidth, shape.OutHeight, shape.OutWidth,
                        gradient, shape.Pitch);
                    Filter(shape, padded, gradient, sums + n * (shape.Kernel * shape.Kernel + 1));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Filter(Shape shape, float* image, float* gradient, float* sums)
    {
        var width = Vector<float>.Count;
        var total = Vector<float>.Zero;
        for (var i = 0; i < shape.GradientLength; i += width) total += Vector.Load(gradient + i);
        sums[shape.Kernel * shape.Kernel] += Vector.Sum(total);
        for (var u = 0; u < shape.Kernel; u++)
        {
            var v = 0;
            for (; v + Taps <= shape.Kernel; v += Taps)
                FiveTaps(gradient, image + u * shape.Pitch + v, shape.GradientLength, sums + u * shape.Kernel + v);
            for (; v < shape.Kernel; v++)
                sums[u * shape.Kernel + v] += OneTap(gradient, image + u * shape.Pitch + v, shape.GradientLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FiveTaps(float* gradient, float* image, int length, float* sums)
    {
        Vector<float> a = default, b = default, c = default, d = default, e = default;
        for (var i = 0; i < length; i += Vector<float>.Count)
        {
            var g = Vector.Load(gradient + i);
            a = Vector.FusedMultiplyAdd(g, Vector.Load(image + i), a);
            b = Vector.FusedMultiplyAdd(g, Vector.Load(image + i + 1), b);
            c = Vector.FusedMultiplyAdd(g, Vector.Load(image + i + 2), c);
            d = Vector.FusedMultiplyAdd(g, Vector.Load(image + i + 3), d);
            e = Vector.FusedMultiplyAdd(g, Vector.Load(image + i + 4), e);
        }
        sums[0] += Vector.Sum(a);
        sums[1] += Vector.Sum(b);
        sums[2] += Vector.Sum(c);
        sums[3] += Vector.Sum(d);
        sums[4] += Vector.Sum(e);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float OneTap(float* gradient, float* image, int length)
    {
        Vector<float> sum = default;
        for (var i = 0; i < length; i += Vector<float>.Count)
            sum = Vector.FusedMultiplyAdd(Vector.Load(gradient + i), Vector.Load(image + i), sum);
        return Vector.Sum(sum);
    }

    private static void CopyRows(float* from, int rows, int length, float* to, int pitch)
    {
        for (var row = 0; row < rows; row++)
            new ReadOnlySpan<float>(from + row * length, length).CopyTo(new(to + row * pitch, length));
    }

    /// <summary>The sizes, and the lengths of the rows laid out.</summary>
    private readonly struct Shape
    {
        public Shape(Tensor images, Tensor gradient, int kernel, int padding)
        {
            (Images, Height, Width) = ((int)images.shape[0], (int)images.shape[2], (int)images.shape[3]);
            (Filters, OutHeight, OutWidth) = ((int)gradient.shape[1], (int)gradient.shape[2], (int)gradient.shape[3]);
            (Kernel, Padding, Pitch) = (kernel, padding, Width + 2 * padding);
            var width = Vector<float>.Count;
            GradientLength = (OutHeight * Pitch + width - 1) / width * width;
            PaddedLength = GradientLength + (kernel - 1) * (Pitch + 1);
        }

        public int Images { get; }
        public int Height { get; }
        public int Width { get; }
        public int Filters { get; }
        public int OutHeight { get; }
        public int OutWidth { get; }
        public int Kernel { get; }
        public int Padding { get; }
        public int Pitch { get; }
        public int GradientLength { get; }
        public int PaddedLength { get; }
        public int Sums => Filters * (Kernel * Kernel + 1);
    }
}
