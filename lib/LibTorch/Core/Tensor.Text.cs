using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>How a tensor is written.</summary>
public enum TensorStringStyle
{
    /// <summary>Type, shape and device.</summary>
    Metadata,

    /// <summary>The values in brackets, long dimensions shortened.</summary>
    Numpy,
}

public static partial class torch
{
    public partial class Tensor
    {
        private const int EdgeItems = 3;
        private const int LongestFullDimension = 2 * EdgeItems;
        private const int MostFullElements = 1000;

        /// <summary>Shape, type and device; the value too where there is one element.</summary>
        public override string ToString()
        {
            if (IsInvalid) return "a disposed tensor";
            string text = $"[{string.Join("x", shape)}], type = {dtype}, device = {device}";
            bool real = dtype is not (ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64);
            return numel() == 1 && real ? $"{text}, value = {ToScalar()}" : text;
        }

        public string ToString(TensorStringStyle style) => style == TensorStringStyle.Numpy ? npstr() : ToString();

        /// <summary>The values in nested brackets, as NumPy and PyTorch print them.</summary>
        /// <param name="fltFormat">The .NET format of real numbers.</param>
        public string npstr(string fltFormat = "0.####")
        {
            using DisposeScope scope = NewDisposeScope();
            double[] values = detach().to(ScalarType.Float64).CopyToArray<double>();
            var text = new StringBuilder();
            Write(text, values, 0, values.Length, 0, shape, fltFormat, values.Length <= MostFullElements);
            return text.ToString();
        }

        public string str() => npstr();

        /// <summary>Writes the values to the console and gives the tensor back.</summary>
        public Tensor print()
        {
            Console.WriteLine(npstr());
            return this;
        }

        private static void Write(
            StringBuilder text, double[] values, int start, int length, int depth, long[] shape, string format, bool full)
        {
            if (depth == shape.Length)
            {
                text.Append(values[start].ToString(format, CultureInfo.InvariantCulture));
                return;
            }
            int count = (int)shape[depth];
            int step = count == 0 ? 0 : length / count;
            bool innermost = depth == shape.Length - 1;
            text.Append('[');
            for (int i = 0; i < count; i++)
            {
                if (i > 0) text.Append(innermost ? ", " : ",\n" + new string(' ', depth + 1));
                if (!full && count > LongestFullDimension && i == EdgeItems)
                {
                    text.Append(innermost ? "..., " : "...,\n" + new string(' ', depth + 1));
                    i = count - EdgeItems;
                }
                Write(text, values, start + i * step, step, depth + 1, shape, format, full);
            }
            text.Append(']');
        }
    }
}
