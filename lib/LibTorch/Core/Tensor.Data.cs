using System.Runtime.InteropServices;
using TorchSharp.Native;
using TorchSharp.Utils;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The elements of a contiguous CPU tensor as raw bytes. They are valid while the tensor lives, and the span does not keep
        /// it alive: outside every dispose scope, hold on to the tensor (<see cref="GC.KeepAlive"/>) until the bytes are read.
        /// </summary>
        /// <exception cref="InvalidOperationException">The tensor is elsewhere, or its elements do not stand in a row.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU) throw new InvalidOperationException($"The elements are on {device}: call cpu() first.");
                if (!is_contiguous()) throw new InvalidOperationException("The elements do not stand in a row: call contiguous() first.");
                Check(ts_data_ptr(Handle, out void* address));
                Check(ts_bytes(Handle, out long length));
                GC.KeepAlive(this);
                return new Span<byte>(address, checked((int)length));
            }
        }

        /// <summary>The elements, read in row-major order whatever the layout. The tensor must be on the CPU.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            if (TypeOf<T>() != dtype) throw new ArgumentException($"The elements are {dtype}; {typeof(T).Name} was asked for.");
            if (device_type != DeviceType.CPU) throw new InvalidOperationException($"The elements are on {device}: call cpu() first.");
            return new TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor of one element.</summary>
        /// <exception cref="ArgumentException">The element has another type.</exception>
        public T item<T>()
            where T : unmanaged
        {
            if (numel() != 1) throw new InvalidOperationException($"item() needs one element; the tensor has {numel()}.");
            if (TypeOf<T>() != dtype) throw new ArgumentException($"The element is {dtype}; {typeof(T).Name} was asked for.");
            using Tensor? copy = device_type == DeviceType.CPU ? null : cpu();
            Tensor source = copy ?? this;
            T value;
            unsafe
            {
                Check(ts_data_ptr(source.Handle, out void* address));
                value = *(T*)address;
            }
            GC.KeepAlive(source);
            return value;
        }

        public Scalar ToScalar() => LocalScalar.CallScalar(this);

        public double ToDouble() => ToScalar().ToDouble();

        public float ToSingle() => ToScalar().ToSingle();

        public long ToInt64() => ToScalar().ToInt64();

        public int ToInt32() => ToScalar().ToInt32();

        public bool ToBoolean() => ToScalar().ToBoolean();

        private static readonly Operator LocalScalar = new("aten::_local_scalar_dense");

        /// <summary>Copies the elements to an array in row-major order, from any device.</summary>
        internal T[] CopyToArray<T>()
            where T : unmanaged
        {
            if (TypeOf<T>() != dtype) throw new ArgumentException($"The elements are {dtype}; {typeof(T).Name} was asked for.");
            using DisposeScope scope = NewDisposeScope();
            Tensor source = device_type == DeviceType.CPU ? this : cpu();
            if (!source.is_contiguous()) source = source.contiguous();
            var array = new T[source.numel()];
            unsafe
            {
                Check(ts_data_ptr(source.Handle, out void* address));
                fixed (T* target = array)
                    Buffer.MemoryCopy(address, target, array.LongLength * sizeof(T), array.LongLength * sizeof(T));
            }
            GC.KeepAlive(source);
            return array;
        }

        /// <summary>Copies host memory into a new CPU tensor.</summary>
        internal static Tensor FromHost<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType type)
            where T : unmanaged
        {
            long expected = 1;
            foreach (long size in dimensions) expected *= size;
            if (expected != values.Length)
                throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(", ", dimensions.ToArray())}].");
            Tensor tensor = empty(dimensions.ToArray(), dtype: type);
            unsafe
            {
                Check(ts_data_ptr(tensor.Handle, out void* address));
                MemoryMarshal.AsBytes(values).CopyTo(new Span<byte>(address, checked(values.Length * sizeof(T))));
            }
            return tensor;
        }
    }
}
