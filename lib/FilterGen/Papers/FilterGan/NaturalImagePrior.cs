namespace FilterGen.Papers.FilterGan;

/// <summary>
/// Ψ of section 4, the regulariser of Mahendran and Vedaldi (2015, section 2.1): the α-norm Σ|v|^α, which keeps single pixels small,
/// and the total variation Σ(|∂v/∂x|² + |∂v/∂y|²)^{β/2}, which keeps neighbours alike, with β = 2.
/// </summary>
/// <param name="AlphaWeight">Factor of the α-norm, at least 0.</param>
/// <param name="VariationWeight">Factor of the total variation, at least 0.</param>
/// <param name="Alpha">α, an even number of at least 2; the authors' 6 forbids large values and hardly touches small ones.</param>
public sealed record NaturalImagePrior(double AlphaWeight, double VariationWeight, int Alpha = 6)
{
    /// <summary>The prior of each picture; differentiable, 0 for a picture of zeros and nowhere less.</summary>
    /// <param name="pictures">[N, 1, H, W].</param>
    /// <returns>[N].</returns>
    public Tensor Of(Tensor pictures)
    {
        var (height, width) = (pictures.shape[2], pictures.shape[3]);
        var across = pictures.narrow(3, 1, width - 1) - pictures.narrow(3, 0, width - 1);
        var down = pictures.narrow(2, 1, height - 1) - pictures.narrow(2, 0, height - 1);
        var variation = across.square().sum([1, 2, 3]) + down.square().sum([1, 2, 3]);
        return AlphaWeight * pictures.pow(Alpha).sum([1, 2, 3]) + VariationWeight * variation;
    }
}
