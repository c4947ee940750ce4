using FilterGen.Data;

namespace FilterGen.Tests.Data.Faces;

/// <summary>A test on the authors' photographs; skipped where there is no archive of them.</summary>
public sealed class MtflFactAttribute : FactAttribute
{
    public MtflFactAttribute()
    {
        if (Mtfl.Find() is null)
            Skip = $"needs MTFL's archive, named by {Mtfl.PathVariable}";
    }
}
