using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The C ABI of native/api.h. Functions that return an int give 0, or 1 with a text in <see cref="ts_last_error"/>.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = NativeLibraryLoader.Name;

    [LibraryImport(Library)] internal static partial byte* ts_last_error();

    [LibraryImport(Library)] internal static partial int ts_last_error_is_out_of_memory();

    [LibraryImport(Library)] internal static partial byte* ts_version();

    [LibraryImport(Library)] internal static partial void ts_free(void* pointer);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ts_op_find(string name, string overload, out nint op);

    [LibraryImport(Library)]
    internal static partial int ts_op_call(nint op, Value* arguments, int count, Value* results, int capacity);

    [LibraryImport(Library)] internal static partial void ts_release(nint tensor);

    [LibraryImport(Library)] internal static partial void ts_release_many(nint* tensors, int count);

    [LibraryImport(Library)] internal static partial int ts_info(nint tensor, out TensorInfo info);

    [LibraryImport(Library)] internal static partial int ts_data_ptr(nint tensor, out void* address);

    [LibraryImport(Library)] internal static partial int ts_is_contiguous(nint tensor, int memoryFormat, out int contiguous);

    [LibraryImport(Library)] internal static partial int ts_bytes(nint tensor, out long bytes);

    [LibraryImport(Library)] internal static partial int ts_requires_grad(nint tensor);

    [LibraryImport(Library)] internal static partial int ts_set_requires_grad(nint tensor, int value);

    [LibraryImport(Library)] internal static partial int ts_is_leaf(nint tensor, out int leaf);

    [LibraryImport(Library)] internal static partial int ts_retain_grad(nint tensor);

    [LibraryImport(Library)] internal static partial int ts_get_grad(nint tensor, out nint gradient);

    [LibraryImport(Library)] internal static partial int ts_set_grad(nint tensor, nint gradient);

    [LibraryImport(Library)] internal static partial int ts_clear_grads(nint* tensors, int count);

    [LibraryImport(Library)]
    internal static partial int ts_backward(nint* tensors, int count, nint* gradients, int retainGraph, int createGraph);

    [LibraryImport(Library)]
    internal static partial int ts_grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* seeds,
        int retainGraph, int createGraph, int allowUnused, nint* results);

    [LibraryImport(Library)]
    internal static partial int ts_conv2d(nint input, nint weight, nint bias, long padRows, long padColumns, out nint output);

    [LibraryImport(Library)] internal static partial int ts_max_pool_2x2(nint input, out nint output);

    [LibraryImport(Library)] internal static partial int ts_max_pool_3x3(nint input, out nint output);

    [LibraryImport(Library)]
    internal static partial int ts_adam_step(nint* parameters, nint* gradients, nint* means, nint* squares, int count,
        double beta1, double beta2, double rate, double root, double eps, out int done);

    [LibraryImport(Library)]
    internal static partial int ts_batch_norm_leaky_relu(nint input, nint weight, nint bias, nint runningMean, nint runningVariance,
        double momentum, double eps, double slope, out nint output);

    [LibraryImport(Library)] internal static partial int ts_grad_enabled();

    [LibraryImport(Library)] internal static partial void ts_set_grad_enabled(int enabled);

    [LibraryImport(Library)] internal static partial int ts_manual_seed(long seed);

    [LibraryImport(Library)] internal static partial int ts_generator_new(long seed, out nint generator);

    [LibraryImport(Library)] internal static partial int ts_generator_default(long device, out nint generator);

    [LibraryImport(Library)] internal static partial void ts_generator_delete(nint generator);

    [LibraryImport(Library)] internal static partial int ts_generator_seed(nint generator, long seed);

    [LibraryImport(Library)] internal static partial int ts_generator_initial_seed(nint generator, out long seed);

    [LibraryImport(Library)] internal static partial int ts_generator_get_state(nint generator, out nint state);

    [LibraryImport(Library)] internal static partial int ts_generator_set_state(nint generator, nint state);

    [LibraryImport(Library)] internal static partial int ts_set_num_threads(int threads);

    [LibraryImport(Library)] internal static partial int ts_get_num_threads();

    [LibraryImport(Library)] internal static partial int ts_get_setting(int setting, out int value);

    [LibraryImport(Library)] internal static partial int ts_set_setting(int setting, int value);

    [LibraryImport(Library)] internal static partial int ts_cudnn_version(out long version);

    [LibraryImport(Library)] internal static partial int ts_autocast_get(int deviceType, out int on, out int scalarType, out int cache);

    [LibraryImport(Library)] internal static partial int ts_autocast_set(int deviceType, int on, int scalarType, int cache);

    [LibraryImport(Library)] internal static partial int ts_autocast_enter();

    [LibraryImport(Library)] internal static partial int ts_autocast_leave();

    /// <summary>What the last failed call of this thread said.</summary>
    internal static string LastError() => Marshal.PtrToStringUTF8((nint)ts_last_error()) ?? "unknown error in libtorch";

    /// <summary>Throws what the last failed call of this thread said.</summary>
    /// <exception cref="TorchException">When <paramref name="code"/> is not 0.</exception>
    /// <exception cref="TorchOutOfMemoryException">When there was no memory left.</exception>
    internal static void Check(int code)
    {
        if (code != 0) throw Failure(LastError(), ts_last_error_is_out_of_memory() != 0);
    }

    internal static TorchException Failure(string text, bool outOfMemory)
    {
        // The host's allocator throws an ordinary error.
        if (!outOfMemory && !text.Contains("DefaultCPUAllocator", StringComparison.Ordinal)) return new TorchException(text);
        return OutOfMemoryReport.Read(text) is { } report ? new TorchOutOfMemoryException(report) : new TorchException(text);
    }
}
