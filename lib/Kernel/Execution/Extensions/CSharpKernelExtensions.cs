namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>What notebooks written for .NET Interactive do with a kernel of C# that they make.</summary>
public static class CSharpKernelExtensions
{
    /// <summary>Gives a kernel the names that cells know without a directive, such as <c>display</c>, which it has from the start here.</summary>
    /// <returns>The kernel.</returns>
    public static CSharpKernel UseKernelHelpers(this CSharpKernel kernel) => kernel;
}
