namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>Whose calls that may not be captured spoil a capture: PyTorch's capture_error_mode.</summary>
        public enum CaptureErrorMode
        {
            /// <summary>Those of every thread of the process.</summary>
            global,

            /// <summary>Those of the capturing thread.</summary>
            thread_local,

            /// <summary>None: such calls are made, and are not part of the graph.</summary>
            relaxed,
        }
    }
}
