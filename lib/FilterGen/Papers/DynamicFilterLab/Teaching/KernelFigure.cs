namespace FilterGen.Papers.DynamicFilterLab.Teaching;

/// <summary>The kernels that a network generated for some test images: what the sheet's Figure 2 shows.</summary>
/// <param name="Places">Places of the images in the test set.</param>
/// <param name="Kernels">Their kernels [N, 64, 3, 3], in the order that the network has them.</param>
public sealed record KernelFigure(IReadOnlyList<long> Places, Tensor Kernels);
