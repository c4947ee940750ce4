using System.Runtime.InteropServices;

namespace TorchSharp.Native;

internal enum ValueTag
{
    None,
    Tensor,
    Int,
    Double,
    Bool,
    IntList,
    DoubleList,
    BoolList,
    TensorList,
    String,
    Device,
    Generator,
}

/// <summary>One argument or result as the native library takes it (native/api.h, Value).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Value
{
    internal ValueTag Tag;
    internal int Length;
    internal long Bits;
}

/// <summary>What a tensor is (native/api.h, TensorInfo).</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct TensorInfo
{
    internal int ScalarType;
    internal int DeviceType;
    internal int DeviceIndex;
    internal int Dimensions;
    internal long Elements;
    internal long* Sizes;
    internal long* Strides;
}
