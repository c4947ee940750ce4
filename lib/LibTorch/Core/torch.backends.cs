using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

/// <content>Switches of the process; on a CPU build they keep their value and have no effect.</content>
public static partial class torch
{
    private enum Setting
    {
        MatmulTf32,
        CudnnTf32,
        CudnnBenchmark,
        CudnnDeterministic,
        CudnnEnabled,
        MatmulPrecision,
    }

    /// <summary>How exactly matrix products of 32-bit numbers are computed on a GPU: "highest" (default), "high" or "medium".</summary>
    public static string get_float32_matmul_precision() => Precisions[Get(Setting.MatmulPrecision)];

    /// <summary>Chooses how exactly matrix products of 32-bit numbers are computed on a GPU.</summary>
    /// <param name="precision">
    /// "highest": all 24 bits; "high": TF32, 11 bits and several times as fast; "medium": bfloat16, 8 bits, where that is there.
    /// </param>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    public static void set_float32_matmul_precision(string precision)
    {
        int index = Array.IndexOf(Precisions, precision);
        if (index < 0) throw new ArgumentException($"Expected highest, high or medium, found '{precision}'.", nameof(precision));
        Set(Setting.MatmulPrecision, index);
    }

    private static readonly string[] Precisions = ["highest", "high", "medium"];

    private static int Get(Setting setting)
    {
        Check(ts_get_setting((int)setting, out int value));
        return value;
    }

    private static void Set(Setting setting, int value) => Check(ts_set_setting((int)setting, value));

    private static void Set(Setting setting, bool value) => Set(setting, value ? 1 : 0);

    public static partial class backends
    {
        public static partial class cuda
        {
            /// <summary>Whether libtorch is a CUDA build, whatever the machine has.</summary>
            public static bool is_built() => Native.CudaRuntime.IsBuilt;

            public static partial class matmul
            {
                /// <summary>Whether matrix products of 32-bit numbers may round their factors to TF32 (11 bits).</summary>
                public static bool allow_tf32
                {
                    get => Get(Setting.MatmulTf32) != 0;
                    set => Set(Setting.MatmulTf32, value);
                }
            }
        }

        public static partial class cudnn
        {
            /// <summary>Whether this libtorch has cuDNN.</summary>
            public static bool is_available() => version() is not null;

            /// <summary>cuDNN's version as it numbers itself; null without cuDNN.</summary>
            public static long? version()
            {
                Check(ts_cudnn_version(out long version));
                return version == 0 ? null : version;
            }

            /// <summary>Whether convolutions of 32-bit numbers may round to TF32 (11 bits). On by default, as in PyTorch.</summary>
            public static bool allow_tf32
            {
                get => Get(Setting.CudnnTf32) != 0;
                set => Set(Setting.CudnnTf32, value);
            }

            /// <summary>Whether to measure at first use which algorithm is the fastest for each shape.</summary>
            public static bool benchmark
            {
                get => Get(Setting.CudnnBenchmark) != 0;
                set => Set(Setting.CudnnBenchmark, value);
            }

            /// <summary>Whether to take only algorithms that give the same bits each time.</summary>
            public static bool deterministic
            {
                get => Get(Setting.CudnnDeterministic) != 0;
                set => Set(Setting.CudnnDeterministic, value);
            }

            /// <summary>Whether to use cuDNN at all.</summary>
            public static bool enabled
            {
                get => Get(Setting.CudnnEnabled) != 0;
                set => Set(Setting.CudnnEnabled, value);
            }
        }
    }
}
