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
            internal void Move(Device? device, ScalarType? type, bool nonBlocking)
            {
                foreach (var child in children())
                    child.Move(device, type, nonBlocking);
                using (no_grad())
                using (NewDisposeScope())
                {
                    foreach (var (_, parameter) in _parameters)
                    {
                        var gradient = parameter.grad;
                        Convert(parameter, device, type, nonBlocking);
                        if (gradient is not null)
                        {
                            Convert(gradient, device, type, nonBlocking);
                            parameter.grad = gradient;
                        }
                    }
                    foreach (var (_, buffer) in _buffers)
                        Convert(buffer, device, type, nonBlocking);
                }
            }

            private static void Convert(Tensor tensor, Device? device, ScalarType? type, bool nonBlocking)
            {
                var kept = is_floating_point(tensor.dtype) && type is { } wanted ? wanted : tensor.dtype;
                var moved = tensor.detach().to(kept, device ?? tensor.device, non_blocking: nonBlocking);
                SetData.CallVoid(tensor, moved);
            }
        }
    }
}
