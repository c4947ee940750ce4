using static TorchSharp.torch;

namespace FilterGen.Tests.Training;

/// <summary>A test of what is said where there is no GPU.</summary>
internal sealed class NoCudaFactAttribute : FactAttribute
{
    public NoCudaFactAttribute()
    {
        if (cuda.is_available()) Skip = "There is a GPU.";
    }
}
