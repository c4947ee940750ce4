using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>A mark in a stream: to wait for, and to measure time between two.</summary>
        /// <param name="enable_timing">Whether the time can be measured; costs a little.</param>
        public sealed class Event(bool enable_timing = false) : IDisposable
        {
            private nint handle;
            private int index;

            ~Event() => Release();

            /// <summary>Marks what a stream was given so far; an earlier mark is forgotten.</summary>
            /// <param name="stream">The stream; the current one if null.</param>
            public void record(Stream? stream = null)
            {
                stream ??= current_stream();
                Check(ts_cuda_event_record(ref handle, enable_timing ? 1 : 0, stream.Index, stream.Id));
                index = stream.Index;
                GC.KeepAlive(this);
            }

            /// <summary>Has later work of a stream wait for the mark.</summary>
            /// <param name="stream">The stream; the current one if null.</param>
            public void wait(Stream? stream = null)
            {
                stream ??= current_stream();
                if (handle != 0) Check(ts_cuda_event_block(handle, stream.Index, stream.Id));
                GC.KeepAlive(this);
            }

            /// <summary>Whether the work before the mark is done; true if nothing was marked.</summary>
            public bool query()
            {
                if (handle == 0) return true;
                Check(ts_cuda_event_query(handle, out int done));
                GC.KeepAlive(this);
                return done != 0;
            }

            /// <summary>Waits until the work before the mark is done.</summary>
            public void synchronize()
            {
                if (handle != 0) Check(ts_cuda_event_synchronize(handle));
                GC.KeepAlive(this);
            }

            /// <summary>Milliseconds from this mark to a later one, both with timing and done.</summary>
            /// <exception cref="InvalidOperationException">One was not recorded.</exception>
            /// <exception cref="TorchException">One has no timing, or its work is not done.</exception>
            public float elapsed_time(Event end_event)
            {
                if (handle == 0 || end_event.handle == 0)
                    throw new InvalidOperationException("elapsed_time: expected two recorded events; record() was not called on both.");
                Check(ts_cuda_event_elapsed(handle, end_event.handle, out float milliseconds));
                GC.KeepAlive(this);
                GC.KeepAlive(end_event);
                return milliseconds;
            }

            public void Dispose()
            {
                Release();
                GC.SuppressFinalize(this);
            }

            private void Release()
            {
                nint old = Interlocked.Exchange(ref handle, 0);
                if (old != 0) ts_cuda_event_delete(old, index);
            }
        }
    }
}
