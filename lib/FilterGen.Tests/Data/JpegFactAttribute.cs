using System.Runtime.InteropServices;

namespace FilterGen.Tests.Data;

/// <summary>A test that needs libturbojpeg; skipped where it is not installed.</summary>
public sealed class JpegFactAttribute : FactAttribute
{
    public JpegFactAttribute()
    {
        if (!NativeLibrary.TryLoad(JpegFile.Library, out _))
            Skip = $"needs {JpegFile.Library} (Debian package libturbojpeg0)";
    }
}
