using System.Runtime.CompilerServices;

namespace NotebookKernel.Tests;

/// <summary>Tests that compile something before they touch the kernel need its compiler too.</summary>
internal static class ModuleInitializer
{
    [ModuleInitializer]
    internal static void Run() => RuntimeHelpers.RunModuleConstructor(typeof(KernelServer).Module.ModuleHandle);
}
