using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static readonly Operator GridSamplerOp = new("aten::grid_sampler");
            private static readonly Operator AffineGridOp = new("aten::affine_grid_generator");
            private static readonly Operator UpsampleNearest1d = new("aten::upsample_nearest1d", "vec");
            private static readonly Operator UpsampleNearest2d = new("aten::upsample_nearest2d", "vec");
            private static readonly Operator UpsampleNearest3d = new("aten::upsample_nearest3d", "vec");
            private static readonly Operator UpsampleLinear1d = new("aten::upsample_linear1d", "vec");
            private static readonly Operator UpsampleBilinear2d = new("aten::upsample_bilinear2d", "vec");
            private static readonly Operator UpsampleBicubic2d = new("aten::upsample_bicubic2d", "vec");
            private static readonly Operator UpsampleTrilinear3d = new("aten::upsample_trilinear3d", "vec");

            /// <summary>An image's values at given positions.</summary>
            /// <param name="input">[B, C, H, W].</param>
            /// <param name="grid">[B, H', W', 2]: x and y from −1 (left, top) to 1 (right, bottom).</param>
            /// <param name="mode">How to find values between pixels.</param>
            /// <param name="padding_mode">What to take outside the image.</param>
            /// <param name="align_corners">Whether −1 and 1 are the outermost pixels' centres, not their edges; false if null.</param>
            /// <returns>[B, C, H', W'].</returns>
            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
            {
                // libtorch numbers them otherwise than TorchSharp: bilinear 0, nearest 1; zeros 0, border 1, reflection 2.
                var interpolation = mode == GridSampleMode.Bilinear ? 0 : 1;
                var outside = padding_mode switch
                {
                    GridSamplePaddingMode.Border => 1,
                    GridSamplePaddingMode.Reflection => 2,
                    _ => 0,
                };
                return GridSamplerOp.Call(input, grid, interpolation, outside, align_corners ?? false);
            }

            /// <summary>Positions for <see cref="grid_sample"/> from affine maps.</summary>
            /// <param name="theta">[B, 2, 3].</param>
            /// <param name="size">The output image's shape [B, C, H, W].</param>
            /// <param name="align_corners">Whether −1 and 1 are the centres of the outermost pixels, not their edges.</param>
            /// <returns>[B, H, W, 2].</returns>
            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
                => AffineGridOp.Call(theta, size ?? throw new ArgumentNullException(nameof(size)), align_corners);

            /// <summary>Resizes by interpolation.</summary>
            /// <param name="x">[B, C, L], [B, C, H, W] or [B, C, D, H, W].</param>
            /// <param name="size">The new size without batch and channels; or null.</param>
            /// <param name="scale_factor">The factor, one or one for each dimension; given if <paramref name="size"/> is not.</param>
            /// <param name="mode">How to find values.</param>
            /// <param name="align_corners">For linear and cubic modes: whether the outermost pixels' centres stay; false if null.</param>
            /// <param name="recompute_scale_factor">Whether to compute with the factor of the rounded new size.</param>
            /// <exception cref="ArgumentException">Not exactly one of size and factor is given, or mode and shape differ.</exception>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false)
            {
                if (size is null == scale_factor is null)
                    throw new ArgumentException(
                        $"interpolate: expected either size or scale_factor, found {(size is null ? "neither" : "both")}.");
                var dimensions = (int)x.ndim - 2;
                size = Each(size, dimensions, nameof(size));
                scale_factor = Each(scale_factor, dimensions, nameof(scale_factor));
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                {
                    var shape = x.shape;
                    size = [.. scale_factor.Select((factor, i) => (long)Math.Floor(shape[i + 2] * factor))];
                    scale_factor = null;
                }
                var corners = align_corners ?? false;
                return (mode, dimensions) switch
                {
                    (InterpolationMode.Nearest, 1) => UpsampleNearest1d.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2) => UpsampleNearest2d.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 3) => UpsampleNearest3d.Call(x, size, scale_factor),
                    (InterpolationMode.Area, 2) => AdaptiveAvgPool2dOp.Call(x, size),
                    (InterpolationMode.Linear, 1) => UpsampleLinear1d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2) => UpsampleBilinear2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2) => UpsampleBicubic2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3) => UpsampleTrilinear3d.Call(x, size, corners, scale_factor),
                    _ => throw new ArgumentException(
                        $"interpolate: mode {mode} does not go with {x.ndim} dimensions "
                        + "(linear: 3; bilinear, bicubic, area: 4; trilinear: 5; nearest: any of these)."),
                };
            }

            private static T[]? Each<T>(T[]? values, int dimensions, string name)
            {
                if (values is null || values.Length == dimensions)
                    return values;
                if (values.Length != 1)
                    throw new ArgumentException($"interpolate: expected 1 or {dimensions} values for {name}, found {values.Length}.");
                var all = new T[dimensions];
                Array.Fill(all, values[0]);
                return all;
            }
        }
    }
}
