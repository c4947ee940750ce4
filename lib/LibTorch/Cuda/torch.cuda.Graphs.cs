using TorchSharp.Native;
using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static partial class cuda
    {
        /// <summary>Names new memory for graphs that are to share it.</summary>
        /// <exception cref="InvalidOperationException">There is no usable device, or the build lacks graphs.</exception>
        public static GraphPool graph_pool_handle()
        {
            CudaRuntime.DemandGraphs("A CUDA graph");
            ulong* name = stackalloc ulong[2];
            Check(ts_cuda_graph_pool(name));
            return new GraphPool(name[0], name[1]);
        }

        /// <summary>Whether the calling thread's current stream is being captured.</summary>
        public static bool is_current_stream_capturing()
        {
            if (!CudaRuntime.HasGraphs || !is_available()) return false;
            Check(ts_cuda_capture_status(out int status));
            return status != 0;
        }

        /// <summary>
        /// Captures what <paramref name="body"/> has the device do, on a stream of its own. The work itself is not done before
        /// <see cref="CUDAGraph.replay"/>.
        /// </summary>
        /// <param name="cuda_graph">An empty graph.</param>
        /// <param name="body">
        /// Nothing in it may wait for the device: no item(), cpu() or condition on a tensor's value, no copy from pageable memory.
        /// Tensors that are read after a replay must outlive its dispose scopes.
        /// </param>
        /// <param name="pool">Memory shared with other graphs; memory of its own if null.</param>
        /// <param name="stream">The stream to capture on, not the default one; one from the pool if null.</param>
        /// <param name="warmup">
        /// How often to run the body before, on the same stream, so that libraries are set up and the fastest algorithms chosen.
        /// These runs do their work.
        /// </param>
        /// <param name="capture_error_mode">See <see cref="CUDAGraph.capture_begin"/>.</param>
        /// <exception cref="TorchCaptureException">
        /// libtorch refused something in the body. The capture has ended; stream, memory and generators can be used again.
        /// Other exceptions of the body pass through, after the capture has ended.
        /// </exception>
        public static void graph(
            CUDAGraph cuda_graph,
            Action body,
            GraphPool? pool = null,
            Stream? stream = null,
            int warmup = 0,
            CaptureErrorMode capture_error_mode = CaptureErrorMode.thread_local)
        {
            stream ??= new Stream();
            Stream outer = current_stream(stream.device);
            stream.wait_stream(outer);
            using (cuda.stream(stream))
            {
                for (int i = 0; i < warmup; i++) body();
                stream.synchronize();
                // What is garbage now must not be freed by the collector while the capture runs.
                GC.Collect();
                GC.WaitForPendingFinalizers();
                synchronize(stream.device);
                empty_cache();
                cuda_graph.capture_begin(pool, capture_error_mode);
                Capture(cuda_graph, body);
            }
            outer.wait_stream(stream);
        }

        private static void Capture(CUDAGraph graph, Action body)
        {
            try
            {
                body();
            }
            catch (Exception error)
            {
                Abandon(graph);
                if (error is TorchException and not TorchOutOfMemoryException) throw new TorchCaptureException(error);
                throw;
            }
            try
            {
                graph.capture_end();
            }
            catch (TorchException error)
            {
                throw new TorchCaptureException(error);
            }
        }

        private static void Abandon(CUDAGraph graph)
        {
            try
            {
                graph.capture_end();
                graph.reset();
            }
            catch (TorchException)
            {
                // A spoilt capture ends with an error; the body's own says more.
            }
        }
    }
}
