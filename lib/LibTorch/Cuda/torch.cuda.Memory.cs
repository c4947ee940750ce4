using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

/// <content>Device memory, in bytes. The statistics are libtorch's own: 0 where no device can be used.</content>
public static unsafe partial class torch
{
    public static partial class cuda
    {
        /// <summary>The device's memory that no process uses, and all of it.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static (long free, long total) mem_get_info(Device? device = null)
        {
            Check(ts_cuda_memory_info(CudaRuntime.Index(device), out long free, out long total));
            return (free, total);
        }

        /// <summary>What tensors hold.</summary>
        public static long memory_allocated(Device? device = null) => Statistic(device, 0);

        /// <summary>What tensors held at most since the start or the last <see cref="reset_peak_memory_stats"/>.</summary>
        public static long max_memory_allocated(Device? device = null) => Statistic(device, 1);

        /// <summary>What libtorch holds: for tensors, and to give it out again.</summary>
        public static long memory_reserved(Device? device = null) => Statistic(device, 2);

        /// <summary>What libtorch held at most since the start or the last <see cref="reset_peak_memory_stats"/>.</summary>
        public static long max_memory_reserved(Device? device = null) => Statistic(device, 3);

        /// <summary>Begins to measure the largest values anew.</summary>
        public static void reset_peak_memory_stats(Device? device = null)
        {
            if (HasStatistics(device)) Check(ts_cuda_reset_peak_memory_stats(CudaRuntime.Index(device)));
        }

        /// <summary>Gives the memory that libtorch holds without using it back to the device.</summary>
        public static void empty_cache()
        {
            if (HasStatistics(null)) Check(ts_cuda_empty_cache());
        }

        private static long Statistic(Device? device, int index)
        {
            if (!HasStatistics(device)) return 0;
            long* values = stackalloc long[4];
            Check(ts_cuda_memory_stats(CudaRuntime.Index(device), values));
            return values[index];
        }

        private static bool HasStatistics(Device? device)
        {
            if (!is_available()) return false;
            CudaRuntime.DemandGraphs("Memory statistics");
            Check(ts_cuda_start());
            return true;
        }
    }
}
