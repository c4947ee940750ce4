using System.Runtime.CompilerServices;
using FilterGen.Native;

namespace FilterGen.Tests;

internal static class ModuleInitializer
{
    /// <summary>Tests may use TorchSharp before anything of FilterGen.</summary>
    [ModuleInitializer]
    internal static void LoadNativeLibraries() => NativeLibraries.Load();
}
