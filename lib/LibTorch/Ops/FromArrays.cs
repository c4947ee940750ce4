namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(float value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<float>([value], [], dtype, device, requires_grad);

    public static Tensor tensor(double value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<double>([value], [], dtype, device, requires_grad);

    public static Tensor tensor(long value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<long>([value], [], dtype, device, requires_grad);

    public static Tensor tensor(int value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<int>([value], [], dtype, device, requires_grad);

    public static Tensor tensor(bool value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<bool>([value], [], dtype, device, requires_grad);

    public static Tensor tensor(float[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<float>(values, [values.Length], dtype, device, requires_grad);

    public static Tensor tensor(double[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<double>(values, [values.Length], dtype, device, requires_grad);

    public static Tensor tensor(long[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<long>(values, [values.Length], dtype, device, requires_grad);

    public static Tensor tensor(int[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<int>(values, [values.Length], dtype, device, requires_grad);

    public static Tensor tensor(byte[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<byte>(values, [values.Length], dtype, device, requires_grad);

    public static Tensor tensor(bool[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<bool>(values, [values.Length], dtype, device, requires_grad);

    public static Tensor tensor(
        float[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<float>(values, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        double[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<double>(values, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        long[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<long>(values, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        int[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<int>(values, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        byte[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<byte>(values, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(
        bool[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<bool>(values, dimensions, dtype, device, requires_grad);

    public static Tensor tensor(float[,] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<float>(values.Cast<float>().ToArray(), [values.GetLength(0), values.GetLength(1)], dtype, device, requires_grad);

    public static Tensor tensor(long[,] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        FromValues<long>(values.Cast<long>().ToArray(), [values.GetLength(0), values.GetLength(1)], dtype, device, requires_grad);

    public static Tensor tensor(IList<float> values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(values.ToArray(), dtype, device, requires_grad);

    public static Tensor tensor(IList<long> values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        tensor(values.ToArray(), dtype, device, requires_grad);

    private static Tensor FromValues<T>(
        ReadOnlySpan<T> values, ReadOnlySpan<long> dimensions, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        Tensor host = Tensor.FromHost(values, dimensions, TypeOf<T>());
        if ((dtype is null || dtype == host.dtype) && (device is null || device.type == DeviceType.CPU))
            return host.WithGrad(requires_grad);
        Tensor moved = host.to(dtype ?? host.dtype, device ?? CPU);
        host.Dispose();
        return moved.WithGrad(requires_grad);
    }
}
