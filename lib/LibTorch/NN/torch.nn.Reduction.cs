namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss does with the values of the single elements; the numbers are libtorch's.</summary>
        public enum Reduction : long
        {
            /// <summary>Keeps them.</summary>
            None = 0,

            /// <summary>Takes their mean.</summary>
            Mean = 1,

            /// <summary>Takes their sum.</summary>
            Sum = 2,
        }
    }
}
