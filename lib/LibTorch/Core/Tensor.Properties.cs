using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sizes, outermost first.</summary>
        public unsafe long[] shape
        {
            get
            {
                TensorInfo info = Info();
                long[] sizes = info.Dimensions == 0 ? [] : new Span<long>(info.Sizes, info.Dimensions).ToArray();
                GC.KeepAlive(this);
                return sizes;
            }
        }

        public ScalarType dtype => (ScalarType)Info().ScalarType;

        public Device device
        {
            get
            {
                TensorInfo info = Info();
                return info.DeviceType == (int)DeviceType.CPU ? CPU : new Device((DeviceType)info.DeviceType, info.DeviceIndex);
            }
        }

        public DeviceType device_type => (DeviceType)Info().DeviceType;

        public int device_index => Info().DeviceIndex;

        public long Dimensions => Info().Dimensions;

        public long ndim => Info().Dimensions;

        public long NumberOfElements => Info().Elements;

        public long ElementSize => dtype.ElementSize();

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public long dim() => Info().Dimensions;

        public long numel() => Info().Elements;

        public unsafe long size(int dim)
        {
            TensorInfo info = Info();
            int index = dim < 0 ? dim + info.Dimensions : dim;
            if (index < 0 || index >= info.Dimensions)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {info.Dimensions} dimensions.");
            long value = info.Sizes[index];
            GC.KeepAlive(this);
            return value;
        }

        public long[] size() => shape;

        public unsafe long[] stride()
        {
            TensorInfo info = Info();
            long[] strides = info.Dimensions == 0 ? [] : new Span<long>(info.Strides, info.Dimensions).ToArray();
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)ndim : dim];

        public bool is_contiguous() => is_contiguous(memory_format.contiguous_format);

        /// <summary>Whether the elements stand in that order.</summary>
        public bool is_contiguous(memory_format memory_format)
        {
            Check(ts_is_contiguous(Handle, (int)memory_format, out int contiguous));
            GC.KeepAlive(this);
            return contiguous != 0;
        }

        private TensorInfo Info()
        {
            Check(ts_info(Handle, out TensorInfo info));
            GC.KeepAlive(this);
            return info;
        }
    }
}
