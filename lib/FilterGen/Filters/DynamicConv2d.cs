using static TorchSharp.torch.nn;

namespace FilterGen.Filters;

/// <summary>
/// A convolution whose filters are generated for each sample (section 3.2, Figure 2): features [B, L_f] and images
/// [B, C, H, W] → [B, N, H', W'], sample i convolved with its own filters k_in = Σ_j w_inj b_j. Differentiable end to end.
/// </summary>
/// <remarks>
/// The paper leaves the bias out of the generation ("if we ignore the bias term"); here it is one trained number per
/// filter, shared by all samples, started as in PyTorch's ordinary convolution.
/// </remarks>
public sealed class DynamicConv2d : Module<Tensor, Tensor, Tensor>
{
    private readonly FilterRepository repository;
    private readonly CoefficientGenerator coefficients;
    private readonly Parameter? bias;

    /// <summary>Creates repository, coefficient layer and bias.</summary>
    /// <param name="featureLength">Length L_f of a sample's feature vector.</param>
    /// <param name="channels">Input channels C.</param>
    /// <param name="filters">Generated filters N, the output channels.</param>
    /// <param name="geometry">Kernel, stride, padding and dilation.</param>
    /// <param name="repositorySize">Base filters M; <c>null</c>: as many as filters (section 4).</param>
    /// <param name="bias">Whether each filter has a trained bias.</param>
    /// <param name="strategy">How the convolution is computed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below its least value.</exception>
    public DynamicConv2d(
        long featureLength, long channels, long filters, ConvGeometry geometry, long? repositorySize = null,
        bool bias = true, DynamicConvStrategy strategy = DynamicConvStrategy.Auto) : base(nameof(DynamicConv2d))
    {
        geometry.Validate();
        Channels = Guard.AtLeast(1, channels, "channels");
        FilterCount = Guard.AtLeast(1, filters, "filters");
        Geometry = geometry;
        Strategy = strategy;
        repository = new FilterRepository(repositorySize ?? filters, channels, geometry.Kernel);
        coefficients = new CoefficientGenerator(featureLength, filters, repository.Size);
        if (bias)
        {
            double bound = 1 / Math.Sqrt(repository.FilterLength);
            this.bias = Parameter(init.uniform_(empty(filters), -bound, bound));
        }
        RegisterComponents();
    }

    /// <summary>Input channels C.</summary>
    public long Channels { get; }

    /// <summary>Generated filters N.</summary>
    public long FilterCount { get; }

    /// <summary>Kernel, stride, padding and dilation.</summary>
    public ConvGeometry Geometry { get; }

    /// <summary>How the convolution is computed.</summary>
    public DynamicConvStrategy Strategy { get; set; }

    /// <summary>The base filters.</summary>
    public FilterRepository Repository => repository;

    /// <summary>The layer that maps features to coefficients.</summary>
    public CoefficientGenerator Coefficients => coefficients;

    /// <summary>Entries of the coefficient matrix, N·L_f·M.</summary>
    public long ParameterCount => coefficients.ParameterCount;

    /// <summary>Entries of a matrix that maps features straight to filters, N·L_f·L_k.</summary>
    public long NaiveParameterCount => coefficients.NaiveParameterCount(repository.FilterLength);

    /// <summary>Operations per sample of both forms for images of the given size.</summary>
    public DynamicConvCost Cost(long height, long width) =>
        DynamicConvCost.Count(Channels, FilterCount, repository.Size, Geometry, height, width);

    /// <summary>Filters each sample would be convolved with: features [B, L_f] → [B, N, C, k, k].</summary>
    public Tensor GenerateFilters(Tensor features) => repository.forward(coefficients.forward(features));

    /// <summary>Convolves each image with the filters generated from its feature vector.</summary>
    /// <param name="features">Feature vectors [B, L_f].</param>
    /// <param name="images">Images or maps [B, C, H, W].</param>
    /// <returns>Maps [B, N, H', W'].</returns>
    /// <exception cref="ArgumentException">A shape does not fit: feature length, channels, batch or image size.</exception>
    public override Tensor forward(Tensor features, Tensor images) => Convolve(images, coefficients.forward(features));

    /// <summary>Convolves each image with the filters that its coefficients combine.</summary>
    /// <param name="images">Images or maps [B, C, H, W].</param>
    /// <param name="coefficients">Coefficients [B, N, M].</param>
    /// <returns>Maps [B, N, H', W'].</returns>
    /// <exception cref="ArgumentException">A shape does not fit.</exception>
    public Tensor Convolve(Tensor images, Tensor coefficients)
    {
        Guard.Shape(images, "images", $"[B, {Channels}, H, W]", -1, Channels, -1, -1);
        long batch = images.shape[0], height = images.shape[2], width = images.shape[3];
        Guard.Shape(coefficients, "coefficients",
            $"[{batch}, {FilterCount}, {repository.Size}], one set for each image", batch, FilterCount, repository.Size);
        if (Geometry.OutputSize(height) < 1 || Geometry.OutputSize(width) < 1)
            throw new ArgumentException($"images: a {height}x{width} image is smaller than the kernel {Geometry}.", nameof(images));

        var strategy = Strategy == DynamicConvStrategy.Auto ? Cost(height, width).Cheaper : Strategy;
        return strategy switch
        {
            DynamicConvStrategy.Mix => DynamicConvForms.Mix(images, repository.Filters, coefficients, bias, Geometry),
            DynamicConvStrategy.Grouped => DynamicConvForms.Grouped(images, repository.forward(coefficients), bias, Geometry),
            _ => DynamicConvForms.Windows(images, repository.forward(coefficients), bias, Geometry),
        };
    }
}
