namespace FilterGen.Papers.FilterGeneration;

/// <summary>What the networks here share in looking at themselves.</summary>
internal static class ModuleInspection
{
    /// <summary>Trained numbers in a module and all below it.</summary>
    public static long ParameterCount(this nn.Module module) => module.parameters().Sum(parameter => parameter.numel());

    /// <summary>
    /// Describes a network by running an all-zero sample through it, without gradients and without touching the running
    /// statistics of its batch normalisation.
    /// </summary>
    public static IReadOnlyList<LayerRow> Describe(this nn.Module network, long[] shape, Action<Tensor, ICollection<LayerRow>> trace)
    {
        var rows = new List<LayerRow>();
        network.InEvaluation(() => trace(network.Zeros(1, shape), rows));
        return rows;
    }

    /// <summary>
    /// Runs something in evaluation mode, without gradients and with its tensors disposed, then restores the mode of each module.
    /// </summary>
    public static void InEvaluation(this nn.Module network, Action run)
    {
        using var mode = new EvaluationMode(network);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        run();
    }

    /// <summary>Zeros [batch, shape…] of the network's type, where its parameters are.</summary>
    public static Tensor Zeros(this nn.Module network, long batch, params ReadOnlySpan<long> shape)
    {
        var parameter = network.parameters().First();
        return zeros([batch, .. shape], parameter.dtype, parameter.device);
    }
}
