using TorchSharp.Modules;
using static TorchSharp.torch;

namespace LibTorch.Tests.Optim;

/// <summary>The optimizers of <c>cases_optimizers.py</c>.</summary>
internal static class OptimizerCases
{
    public static readonly Dictionary<string, Func<Parameter[], OptimizerHelper>> All = new()
    {
        ["sgd"] = p => optim.SGD(p, 0.1),
        ["sgd_decay"] = p => optim.SGD(p, 0.1, weight_decay: 0.05),
        ["sgd_momentum"] = p => optim.SGD(p, 0.1, momentum: 0.9),
        ["sgd_dampening"] = p => optim.SGD(p, 0.1, momentum: 0.9, dampening: 0.3, weight_decay: 0.01),
        ["sgd_nesterov"] = p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true, weight_decay: 0.01),
        ["sgd_maximize"] = p => optim.SGD(p, 0.1, momentum: 0.5, maximize: true),
        ["adam"] = p => optim.Adam(p, 0.01),
        ["adam_decay"] = p => optim.Adam(p, 0.01, 0.8, 0.95, eps: 1e-6, weight_decay: 0.1),
        ["adam_amsgrad"] = p => optim.Adam(p, 0.01, amsgrad: true),
        ["adam_maximize"] = p => optim.Adam(p, 0.01, maximize: true),
        ["adamw"] = p => optim.AdamW(p, 0.01),
        ["adamw_amsgrad"] = p => optim.AdamW(p, 0.01, weight_decay: 0.2, amsgrad: true),
        ["rmsprop"] = p => optim.RMSProp(p, 0.01),
        ["rmsprop_centered"] = p => optim.RMSProp(p, 0.01, alpha: 0.9, centered: true),
        ["rmsprop_momentum"] = p => optim.RMSProp(p, 0.01, momentum: 0.8, weight_decay: 0.1, eps: 1e-5),
        ["rmsprop_all"] = p => optim.RMSProp(p, 0.01, momentum: 0.8, centered: true, weight_decay: 0.1),
        ["two_groups"] = p => optim.SGD(
            [new SGD.ParamGroup { Parameters = p[..1] }, new SGD.ParamGroup(p[1..], lr: 0.01, momentum: 0.5)], 0.1, momentum: 0.9),
    };
}
