using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// torch's one-kernel Adam and AdamW, in the form that reads its rate from a tensor: it came after the first versions of libtorch
/// that this library runs on, and later still for the CPU.
/// </summary>
internal static class FusedAdam
{
    private const string WithRateTensor = "tensor_lr";

    private static readonly Operator Adam = new("aten::_fused_adam_", WithRateTensor);
    private static readonly Operator AdamW = new("aten::_fused_adamw_", WithRateTensor);

    /// <summary>Whether this libtorch has it.</summary>
    public static bool Present { get; } = NativeMethods.ts_op_find("aten::_fused_adamw_", WithRateTensor, out _) == 0;

    /// <summary>Whether it is the form to take for parameters: all on one GPU, all of one type.</summary>
    public static bool Fits(Tensor[] parameters) => Present
        && Array.TrueForAll(parameters, parameter => parameter.device_type == DeviceType.CUDA
            && parameter.device_index == parameters[0].device_index && parameter.dtype == parameters[0].dtype);

    /// <summary>Changes the parameters and all that is kept for them but the counts of steps.</summary>
    public static void Step(ActiveParameters<AdamBase.State> active, AdamBase.Options options, Tensor rate, bool decaysApart)
    {
        var largest = options.amsgrad == true ? active.Column(static state => state.max_exp_avg_sq) : [];
        (decaysApart ? AdamW : Adam).CallVoid(
            active.Parameters, active.Gradients, active.Column(static state => state.exp_avg),
            active.Column(static state => state.exp_avg_sq), largest, active.Column(static state => state.Count),
            rate, options.beta1!.Value, options.beta2!.Value, options.weight_decay!.Value, options.eps!.Value,
            options.amsgrad == true, options.maximize == true);
    }
}
