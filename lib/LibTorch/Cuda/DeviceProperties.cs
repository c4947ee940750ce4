namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>What a GPU is.</summary>
        /// <param name="name">As NVIDIA names it.</param>
        /// <param name="major">The compute capability's first number.</param>
        /// <param name="minor">Its second number.</param>
        /// <param name="total_memory">Bytes.</param>
        /// <param name="multi_processor_count">How many streaming multiprocessors it has.</param>
        public sealed record DeviceProperties(string name, int major, int minor, long total_memory, int multi_processor_count);
    }
}
