namespace FilterGen.Filters;

/// <summary>
/// The fully connected layer of Figure 2: features [B, L_f] → coefficients [B, N, M], one row of M numbers for each of
/// the N filters to generate.
/// </summary>
public sealed class CoefficientGenerator : nn.Module<Tensor, Tensor>
{
    private readonly Linear linear;

    /// <summary>Creates the layer with PyTorch's start of a linear layer.</summary>
    /// <param name="featureLength">Length L_f of a feature vector, at least 1.</param>
    /// <param name="filters">Filters to generate N, at least 1.</param>
    /// <param name="repositorySize">Base filters M, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public CoefficientGenerator(long featureLength, long filters, long repositorySize) : base(nameof(CoefficientGenerator))
    {
        FeatureLength = Guard.AtLeast(1, featureLength, "feature length");
        FilterCount = Guard.AtLeast(1, filters, "filters");
        RepositorySize = Guard.AtLeast(1, repositorySize, "repository size");
        linear = nn.Linear(featureLength, filters * repositorySize);
        RegisterComponents();
    }

    /// <summary>Length of a feature vector, L_f.</summary>
    public long FeatureLength { get; }

    /// <summary>Filters generated for each sample, N.</summary>
    public long FilterCount { get; }

    /// <summary>Base filters that are combined, M.</summary>
    public long RepositorySize { get; }

    /// <summary>Entries of the transformation matrix, N·L_f·M, as section 3.2 counts them (the layer's N·M biases left out).</summary>
    public long ParameterCount => FilterCount * FeatureLength * RepositorySize;

    /// <summary>Entries of the matrix that would map features straight to filters, N·L_f·L_k (section 3.2).</summary>
    /// <param name="filterLength">Numbers in one filter, L_k = C·k·k.</param>
    public long NaiveParameterCount(long filterLength) => FilterCount * FeatureLength * filterLength;

    /// <summary>Maps features [B, L_f] to coefficients [B, N, M].</summary>
    /// <exception cref="ArgumentException">The feature vectors do not have length L_f.</exception>
    public override Tensor forward(Tensor features)
    {
        Guard.Shape(features, "features", $"[B, {FeatureLength}]", -1, FeatureLength);
        return linear.forward(features).reshape(features.shape[0], FilterCount, RepositorySize);
    }
}
