using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <content>native/cuda: some of these exist only in a library that was built against a CUDA-enabled libtorch.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)] internal static partial int ts_cuda_build();

    [LibraryImport(Library)] internal static partial int ts_cuda_device_count();

    [LibraryImport(Library)] internal static partial int ts_cuda_start();

    [LibraryImport(Library)] internal static partial int ts_cuda_get_device(out int device);

    [LibraryImport(Library)] internal static partial int ts_cuda_set_device(int device);

    [LibraryImport(Library)] internal static partial int ts_cuda_synchronize(int device);

    [LibraryImport(Library)] internal static partial int ts_cuda_device_name(int device, byte* name, int length);

    [LibraryImport(Library)] internal static partial int ts_cuda_device_attribute(int device, int attribute, out int value);

    [LibraryImport(Library)] internal static partial int ts_cuda_versions(out int runtime, out int driver);

    [LibraryImport(Library)] internal static partial int ts_cuda_memory_info(int device, out long free, out long total);

    [LibraryImport(Library)] internal static partial int ts_cuda_memory_stats(int device, long* values);

    [LibraryImport(Library)] internal static partial int ts_cuda_reset_peak_memory_stats(int device);

    [LibraryImport(Library)] internal static partial int ts_cuda_empty_cache();

    [LibraryImport(Library)] internal static partial int ts_cuda_current_stream(int device, out long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_default_stream(int device, out long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_new_stream(int device, int highPriority, out long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_set_stream(int device, long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_stream_query(int device, long stream, out int done);

    [LibraryImport(Library)] internal static partial int ts_cuda_stream_synchronize(int device, long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_record_stream(nint tensor, int device, long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_event_record(ref nint recorded, int timing, int device, long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_event_block(nint recorded, int device, long stream);

    [LibraryImport(Library)] internal static partial int ts_cuda_event_query(nint recorded, out int done);

    [LibraryImport(Library)] internal static partial int ts_cuda_event_synchronize(nint recorded);

    [LibraryImport(Library)] internal static partial int ts_cuda_event_elapsed(nint start, nint end, out float milliseconds);

    [LibraryImport(Library)] internal static partial void ts_cuda_event_delete(nint recorded, int device);

    [LibraryImport(Library)] internal static partial int ts_cuda_graph_new(out nint graph);

    [LibraryImport(Library)] internal static partial void ts_cuda_graph_delete(nint graph);

    [LibraryImport(Library)] internal static partial int ts_cuda_graph_pool(ulong* pool);

    [LibraryImport(Library)] internal static partial int ts_cuda_graph_begin(nint graph, ulong* pool, int mode);

    [LibraryImport(Library)] internal static partial int ts_cuda_graph_end(nint graph);

    [LibraryImport(Library)] internal static partial int ts_cuda_graph_replay(nint graph);

    [LibraryImport(Library)] internal static partial int ts_cuda_graph_reset(nint graph);

    [LibraryImport(Library)] internal static partial int ts_cuda_capture_status(out int status);
}
