using FilterGen.Papers.DynamicFilterLab;

namespace FilterGen.Tests.Papers.DynamicFilterLab;

/// <summary>A test that needs the pretrained stem; skipped where it is absent.</summary>
internal sealed class StemFactAttribute : FactAttribute
{
    public StemFactAttribute()
    {
        if (Stem.File is null)
            Skip = "No resnet18-stem.pth with check.npz beside it: neither in shared/data/resnet18-stem above the tests, "
                + $"nor named by {ResNetWeights.FileVariable}.";
    }
}
