using System.Runtime.CompilerServices;
using FilterGen.Native;

namespace FilterGen.Mds.Tests;

internal static class ModuleInitializer
{
    /// <summary>The library leaves it to its users to have libtorch loaded.</summary>
    [ModuleInitializer]
    internal static void LoadNativeLibraries() => NativeLibraries.Load();
}
