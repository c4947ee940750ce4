namespace FilterGen.Training;

/// <summary>How exactly a network computes while it is trained and tested. Weights and the optimizer are float32 in all of them.</summary>
public enum Precision
{
    /// <summary>
    /// float32, with convolutions and matrix products whose factors a GPU may round to TF32 (11 bits). On the CPU as
    /// <see cref="Float32"/>.
    /// </summary>
    TensorFloat32,

    /// <summary>float32 throughout.</summary>
    Float32,

    /// <summary>Convolutions and matrix products in bfloat16 (8 bits), by autocast.</summary>
    BFloat16,
}
