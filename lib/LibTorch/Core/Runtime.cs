using System.Runtime.InteropServices;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>The version of libtorch that the native library was built with.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8((nint)ts_version())!;

    /// <summary>How many threads one operator uses, for the whole process.</summary>
    public static int get_num_threads() => ts_get_num_threads();

    /// <summary>Sets how many threads one operator uses, for the whole process.</summary>
    public static void set_num_threads(int num) => Check(ts_set_num_threads(num));

    /// <summary>Any operator of libtorch by its name, for those without a method here.</summary>
    public static class ops
    {
        /// <summary>Calls an operator boxed.</summary>
        /// <param name="name">The schema's name and overload, as <c>aten::add.Tensor</c>.</param>
        /// <param name="arguments">
        /// In the schema's order: <see cref="Tensor"/>, numbers, truth values, text, arrays of these, <see cref="Device"/>, or null.
        /// Those left out at the end take the schema's defaults.
        /// </param>
        /// <returns>The results: tensors, arrays of tensors, numbers.</returns>
        public static object?[] call(string name, params object?[] arguments)
        {
            string[] parts = name.Split('.', 2);
            var op = new Native.Operator(parts[0], parts.Length > 1 ? parts[1] : string.Empty);
            return op.CallAny(Array.ConvertAll(arguments, ToArg));
        }

        private static Native.Arg ToArg(object? argument) => argument switch
        {
            null => Native.Arg.None,
            Tensor tensor => tensor,
            Scalar scalar => scalar,
            bool flag => flag,
            int number => number,
            long number => number,
            float number => number,
            double number => number,
            string text => text,
            Device device => device,
            ScalarType type => type,
            memory_format format => format,
            long[] list => list,
            int[] list => Array.ConvertAll(list, n => (long)n),
            double[] list => list,
            bool[] list => list,
            Tensor[] list => list,
            _ => throw new ArgumentException($"{argument.GetType().Name} cannot be given to an operator."),
        };
    }
}
