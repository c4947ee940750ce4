using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Operator ToDtype = new("aten::to", "dtype");
        private static readonly Operator ToDevice = new("aten::to", "device");
        private static readonly Operator PinMemory = new("aten::pin_memory");
        private static readonly Operator IsPinned = new("aten::is_pinned");

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(ToDtype.Call(this, type, non_blocking, copy, Arg.None), disposeAfter);

        /// <summary>The tensor on a device: itself if it is there, else a copy.</summary>
        /// <param name="device">The device.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether to free this tensor.</param>
        /// <param name="non_blocking">
        /// Whether the host may go on before a copy between host and GPU is done. It can if the host's memory is pinned; a copy to
        /// the host must be waited for before it is read.
        /// </param>
        /// <param name="memory_format">The order of the elements; kept if null.</param>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public Tensor to(
            Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false, memory_format? memory_format = null) =>
            Moved(ToDevice.Call(this, device, dtype, non_blocking, copy, memory_format), disposeAfter);

        /// <inheritdoc cref="to(Device, bool, bool, bool, memory_format?)"/>
        public Tensor to(
            ScalarType type,
            Device device,
            bool copy = false,
            bool disposeAfter = false,
            bool non_blocking = false,
            memory_format? memory_format = null) =>
            Moved(ToDevice.Call(this, device, type, non_blocking, copy, memory_format), disposeAfter);

        /// <summary>The tensor with its elements in another order: itself if they stand so, else a copy.</summary>
        public Tensor to(memory_format memory_format, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Moved(ToDtype.Call(this, dtype, non_blocking, copy, memory_format), disposeAfter);

        public Tensor to(Tensor other, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(other.dtype, other.device, copy, disposeAfter, non_blocking);

        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, copy, disposeAfter, non_blocking);

        public Tensor type_as(Tensor other) => to(other.dtype);

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public Tensor @long() => to(ScalarType.Int64);

        public Tensor @int() => to(ScalarType.Int32);

        public Tensor @bool() => to(ScalarType.Bool);

        public Tensor half() => to(ScalarType.Float16);

        public Tensor bfloat16() => to(ScalarType.BFloat16);

        public Tensor @byte() => to(ScalarType.Byte);

        public Tensor cpu(bool disposeAfter = false) => to(CPU, disposeAfter: disposeAfter);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>A copy in host memory that a GPU can read and write by itself, or this tensor if it is there.</summary>
        /// <exception cref="InvalidOperationException">There is no usable GPU.</exception>
        public Tensor pin_memory()
        {
            CudaRuntime.Demand(CUDA);
            return PinMemory.Call(this);
        }

        /// <summary>Whether a GPU can read and write this host memory by itself.</summary>
        public bool is_pinned() => device_type == DeviceType.CPU && torch.cuda.is_available() && IsPinned.CallBool(this);

        private Tensor Moved(Tensor result, bool disposeAfter)
        {
            if (disposeAfter) Dispose();
            return result;
        }
    }
}
