using System.Globalization;

namespace TorchSharp;

/// <summary>The kinds of device, with libtorch's numbers.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    META = 14,
}

public static partial class torch
{
    /// <summary>Where a tensor's elements are: a kind of device and, for GPUs, which one.</summary>
    public sealed class Device(DeviceType type, int index = -1) : IEquatable<Device>
    {
        public Device(string description)
            : this(ParseType(description), ParseIndex(description))
        {
        }

        public DeviceType type { get; } = type;

        /// <summary>The device's number, or -1 for the current one of its kind.</summary>
        public int index { get; } = index;

        /// <summary>As the native library takes it.</summary>
        /// <exception cref="InvalidOperationException">The device cannot be used.</exception>
        internal long Packed
        {
            get
            {
                if (type == DeviceType.CUDA) Native.CudaRuntime.Demand(this);
                return ((long)type << 8) | (uint)(index + 1);
            }
        }

        public static implicit operator Device(string description) => new(description);

        public bool Equals(Device? other) => other is not null && type == other.type && index == other.index;

        public override bool Equals(object? obj) => Equals(obj as Device);

        public override int GetHashCode() => HashCode.Combine(type, index);

        public override string ToString()
        {
            string name = type.ToString().ToLowerInvariant();
            return index < 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{index}");
        }

        private static DeviceType ParseType(string description) =>
            Enum.TryParse(description.Split(':')[0], ignoreCase: true, out DeviceType type)
                ? type
                : throw new ArgumentException($"'{description}' is not a device: expected cpu, cuda or cuda:N.");

        private static int ParseIndex(string description)
        {
            string[] parts = description.Split(':');
            if (parts.Length == 1) return -1;
            return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                ? index
                : throw new ArgumentException($"'{description}' is not a device: expected cpu, cuda or cuda:N.");
        }
    }

    public static readonly Device CPU = new(DeviceType.CPU);

    public static readonly Device CUDA = new(DeviceType.CUDA);

    public static readonly Device META = new(DeviceType.META);

    public static Device device(string description) => new(description);

    public static Device device(DeviceType type, int index = -1) => new(type, index);
}
