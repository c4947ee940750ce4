using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static partial class cuda
    {
        /// <summary>
        /// A device's work that is recorded once and then started as a whole. It reads and writes the same memory at each replay:
        /// write new inputs into the tensors that it was captured with, and read results from the tensors that the capture made.
        /// </summary>
        /// <remarks>
        /// Draws from the default generator advance at each replay as they would without a graph: libtorch registers that
        /// generator with every graph. <see cref="graph"/> captures safely; the methods here are its parts.
        /// </remarks>
        public sealed class CUDAGraph : IDisposable
        {
            private nint handle;
            private GraphPool used;

            /// <exception cref="InvalidOperationException">There is no usable device, or the build lacks graphs.</exception>
            public CUDAGraph()
            {
                CudaRuntime.DemandGraphs("A CUDA graph");
                Check(ts_cuda_graph_new(out handle));
            }

            ~CUDAGraph() => Release();

            private nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(CUDAGraph));

            /// <summary>Begins to capture what the calling thread's current stream is given, which must not be the default one.</summary>
            /// <param name="pool">Memory shared with other graphs; memory of its own if null.</param>
            /// <param name="capture_error_mode">
            /// PyTorch's default is global. Here it is thread_local: the collector frees tensors on a thread of its own at any time,
            /// and other threads may train on the same device; neither must spoil a capture.
            /// </param>
            public void capture_begin(GraphPool? pool = null, CaptureErrorMode capture_error_mode = CaptureErrorMode.thread_local)
            {
                used = pool ?? graph_pool_handle();
                ulong* name = stackalloc ulong[] { used.First, used.Second };
                Check(ts_cuda_graph_begin(Handle, name, (int)capture_error_mode));
                GC.KeepAlive(this);
            }

            /// <summary>Ends the capture, on the thread and stream that began it.</summary>
            /// <exception cref="TorchException">Something that may not be captured spoilt it. The stream can be used again.</exception>
            public void capture_end()
            {
                int code = ts_cuda_graph_end(Handle);
                GC.KeepAlive(this);
                Check(code);
            }

            /// <summary>Has the current stream do what was captured.</summary>
            /// <exception cref="TorchException">Nothing was captured.</exception>
            public void replay()
            {
                Check(ts_cuda_graph_replay(Handle));
                GC.KeepAlive(this);
            }

            /// <summary>Forgets what was captured; its memory is free once no graph uses the pool and no tensor is in it.</summary>
            public void reset()
            {
                Check(ts_cuda_graph_reset(Handle));
                GC.KeepAlive(this);
            }

            /// <summary>The memory of the capture, to share it with other graphs.</summary>
            public GraphPool pool() => used;

            public void Dispose()
            {
                Release();
                GC.SuppressFinalize(this);
            }

            private void Release()
            {
                nint old = Interlocked.Exchange(ref handle, 0);
                if (old != 0) ts_cuda_graph_delete(old);
            }
        }
    }
}
