using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>A queue of a device's work. Work of different queues may run at the same time.</summary>
        /// <remarks>Streams come from a pool that lives as long as the process: there is nothing to dispose.</remarks>
        public sealed class Stream : IEquatable<Stream>
        {
            private readonly int index;
            private readonly long id;

            /// <summary>Takes a stream from the device's pool.</summary>
            /// <param name="device">The device; the current one if null.</param>
            /// <param name="priority">Below 0: its work goes before that of other streams.</param>
            /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
            public Stream(Device? device = null, int priority = 0)
            {
                index = CudaRuntime.Index(device);
                Check(ts_cuda_new_stream(index, priority < 0 ? 1 : 0, out id));
            }

            private Stream(int index, long id) => (this.index, this.id) = (index, id);

            /// <summary>The device whose work it queues.</summary>
            public Device device => new(DeviceType.CUDA, index);

            internal int Index => index;

            internal long Id => id;

            /// <summary>Whether all work is done.</summary>
            public bool query()
            {
                Check(ts_cuda_stream_query(index, id, out int done));
                return done != 0;
            }

            /// <summary>Waits until all work is done.</summary>
            public void synchronize() => Check(ts_cuda_stream_synchronize(index, id));

            /// <summary>Has later work of this stream wait for an event.</summary>
            public void wait_event(Event awaited) => awaited.wait(this);

            /// <summary>Has later work of this stream wait for what another stream was given so far.</summary>
            public void wait_stream(Stream other)
            {
                using Event reached = other.record_event();
                wait_event(reached);
            }

            /// <summary>Marks what the stream was given so far.</summary>
            /// <param name="marker">The event to use; a new one if null.</param>
            public Event record_event(Event? marker = null)
            {
                marker ??= new Event();
                marker.record(this);
                return marker;
            }

            public bool Equals(Stream? other) => other is not null && index == other.index && id == other.id;

            public override bool Equals(object? obj) => Equals(obj as Stream);

            public override int GetHashCode() => HashCode.Combine(index, id);

            public override string ToString() => $"stream {id} of {device}";

            internal static Stream Current(Device? device)
            {
                int index = CudaRuntime.Index(device);
                Check(ts_cuda_current_stream(index, out long id));
                return new Stream(index, id);
            }

            internal static Stream Default(Device? device)
            {
                int index = CudaRuntime.Index(device);
                Check(ts_cuda_default_stream(index, out long id));
                return new Stream(index, id);
            }
        }

        /// <summary>The stream that the calling thread's operations go to.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static Stream current_stream(Device? device = null) => Stream.Current(device);

        /// <summary>The stream that operations go to unless another is chosen.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        public static Stream default_stream(Device? device = null) => Stream.Default(device);

        /// <summary>
        /// The calling thread's operations go to a stream, and its device is the current one, until the result is disposed.
        /// </summary>
        public static IDisposable stream(Stream stream) => new StreamScope(stream);
    }

    public partial class Tensor
    {
        /// <summary>
        /// Says that a stream uses this tensor, which was made on another: its memory is not given out again before the stream
        /// has done what it was given until the tensor is freed.
        /// </summary>
        public void record_stream(cuda.Stream stream)
        {
            Check(ts_cuda_record_stream(Handle, stream.Index, stream.Id));
            GC.KeepAlive(this);
        }
    }
}
