using System.Runtime.InteropServices;
using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>NVIDIA GPUs. What takes a device means the current one if none is given.</summary>
    public static partial class cuda
    {
        private const int MultiprocessorCount = 16, CapabilityMajor = 75, CapabilityMinor = 76;

        /// <summary>Whether this libtorch has CUDA and the machine a usable device.</summary>
        public static bool is_available() => device_count() > 0;

        /// <summary>Whether this libtorch has cuDNN and the machine a usable device.</summary>
        public static bool is_cudnn_available() => is_available() && backends.cudnn.is_available();

        /// <summary>How many devices can be used; 0 without CUDA or without a driver.</summary>
        public static int device_count() => CudaRuntime.Count;

        /// <summary>The number of the calling thread's current device.</summary>
        /// <exception cref="InvalidOperationException">There is no usable device.</exception>
        public static int current_device() => CudaRuntime.Index(null);

        /// <summary>Makes a device the calling thread's current one.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static void set_device(Device device) => Check(ts_cuda_set_device(CudaRuntime.Index(device)));

        /// <inheritdoc cref="set_device(Device)"/>
        public static void set_device(int device) => set_device(new Device(DeviceType.CUDA, device));

        /// <summary>Waits until the device has done all that it was given, on all streams.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static void synchronize(Device? device = null) => Check(ts_cuda_synchronize(CudaRuntime.Index(device)));

        /// <summary>The device's name, as "NVIDIA H200".</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static string get_device_name(Device? device = null)
        {
            const int length = 256;
            byte* name = stackalloc byte[length];
            Check(ts_cuda_device_name(CudaRuntime.Index(device), name, length));
            return Marshal.PtrToStringUTF8((nint)name)!;
        }

        /// <summary>The device's compute capability, as (9, 0).</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static (int major, int minor) get_device_capability(Device? device = null)
        {
            int index = CudaRuntime.Index(device);
            return (Attribute(index, CapabilityMajor), Attribute(index, CapabilityMinor));
        }

        /// <summary>Name, compute capability, memory and size of the device.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static DeviceProperties get_device_properties(Device? device = null)
        {
            var (major, minor) = get_device_capability(device);
            int processors = Attribute(CudaRuntime.Index(device), MultiprocessorCount);
            return new(get_device_name(device), major, minor, mem_get_info(device).total, processors);
        }

        /// <summary>Seeds the current device's default generator; nothing without a usable device.</summary>
        public static void manual_seed(long seed)
        {
            if (is_available()) Seed(current_device(), seed);
        }

        /// <summary>Seeds the default generators of all devices; nothing without a usable device.</summary>
        public static void manual_seed_all(long seed)
        {
            for (int i = 0; i < device_count(); i++) Seed(i, seed);
        }

        /// <summary>The state of a device's default generator, as bytes on the CPU.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static Tensor get_rng_state(Device? device = null)
        {
            using Generator generator = DefaultGenerator(device);
            return generator.get_state();
        }

        /// <summary>Sets the state of a device's default generator.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static void set_rng_state(Tensor new_state, Device? device = null)
        {
            using Generator generator = DefaultGenerator(device);
            generator.set_state(new_state);
        }

        private static Generator DefaultGenerator(Device? device) =>
            Generator.DefaultOf(new Device(DeviceType.CUDA, CudaRuntime.Index(device)));

        private static void Seed(int device, long seed)
        {
            using Generator generator = Generator.DefaultOf(new Device(DeviceType.CUDA, device));
            generator.manual_seed(seed);
        }

        private static int Attribute(int device, int attribute)
        {
            Check(ts_cuda_device_attribute(device, attribute, out int value));
            return value;
        }
    }
}
