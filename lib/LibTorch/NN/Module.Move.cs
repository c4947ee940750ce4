using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private static readonly Operator SetData = new("aten::set_data");

            /// <summary>Moves parameters, gradients and buffers, here and in all modules below, in place.</summary>
            internal void Move(Device? device, ScalarType? type, memory_format? format, bool nonBlocking)
            {
                foreach (var child in children())
                    child.Move(device, type, format, nonBlocking);
                using (no_grad())
                using (NewDisposeScope())
                {
                    foreach (var (_, parameter) in _parameters)
                    {
                        var gradient = parameter.grad;
                        Convert(parameter, device, type, format, nonBlocking);
                        if (gradient is not null)
                        {
                            Convert(gradient, device, type, format, nonBlocking);
                            parameter.grad = gradient;
                        }
                    }
                    foreach (var (_, buffer) in _buffers)
                        Convert(buffer, device, type, format, nonBlocking);
                }
            }

            private static void Convert(Tensor tensor, Device? device, ScalarType? type, memory_format? format, bool nonBlocking)
            {
                var kept = is_floating_point(tensor.dtype) && type is { } wanted ? wanted : tensor.dtype;
                // As in PyTorch, only what has the dimensions of images takes their format.
                var fits = tensor.ndim == (format == channels_last_3d ? 5 : 4) ? format : null;
                var moved = tensor.detach().to(kept, device ?? tensor.device, non_blocking: nonBlocking, memory_format: fits);
                SetData.CallVoid(tensor, moved);
            }
        }
    }
}
