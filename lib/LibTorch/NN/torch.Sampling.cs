namespace TorchSharp;

public static partial class torch
{
    /// <summary>How <see cref="nn.Upsample"/> fills new positions.</summary>
    public enum UpsampleMode
    {
        /// <summary>With the nearest input value.</summary>
        Nearest = 0,

        /// <summary>Linear in one dimension.</summary>
        Linear = 1,

        /// <summary>Linear in two dimensions.</summary>
        Bilinear = 2,

        /// <summary>Cubic in two dimensions.</summary>
        Bicubic = 3,

        /// <summary>Linear in three dimensions.</summary>
        Trilinear = 4,
    }

    /// <summary>How <see cref="nn.functional.interpolate"/> finds values at new positions.</summary>
    public enum InterpolationMode
    {
        /// <summary>The nearest input value.</summary>
        Nearest = 0,

        /// <summary>Linear in one dimension.</summary>
        Linear = 1,

        /// <summary>Linear in two dimensions.</summary>
        Bilinear = 2,

        /// <summary>Cubic in two dimensions.</summary>
        Bicubic = 3,

        /// <summary>Linear in three dimensions.</summary>
        Trilinear = 4,

        /// <summary>The mean of the area that a new position covers.</summary>
        Area = 5,
    }

    /// <summary>How <see cref="nn.functional.grid_sample"/> finds values between positions.</summary>
    public enum GridSampleMode
    {
        /// <summary>The nearest input value.</summary>
        Nearest = 0,

        /// <summary>Linear in each dimension.</summary>
        Bilinear = 2,
    }

    /// <summary>What <see cref="nn.functional.grid_sample"/> takes for positions outside the input.</summary>
    public enum GridSamplePaddingMode
    {
        /// <summary>Zero.</summary>
        Zeros = 0,

        /// <summary>The value mirrored at the edge.</summary>
        Reflection = 1,

        /// <summary>The edge's value.</summary>
        Border = 2,
    }
}
