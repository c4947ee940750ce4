namespace NotebookKernel.Execution.References;

/// <summary>What <c>dotnet restore</c> noted.</summary>
/// <param name="Code">NuGet's code for it, such as <c>NU1102</c>.</param>
/// <param name="IsError">Whether it was an error, and not a warning.</param>
/// <param name="Package">The package that it is about; null where it is about none.</param>
/// <param name="Message">What it says, in one or more lines.</param>
internal sealed record RestoreProblem(string Code, bool IsError, string? Package, string Message)
{
    /// <summary>Whether an earlier version of a package was taken than another package asks for.</summary>
    public bool IsDowngrade => Code is "NU1605";

    /// <summary>Whether it is about a package.</summary>
    public bool IsOf(PackageName package) => package.Name.Equals(Package, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether there is a package, but not of the version that was asked for.</summary>
    public bool IsOfVersion(PackageName package) => Code is "NU1102" or "NU1103" && IsOf(package);

    /// <summary>Whether another version of a package was taken than the one that was asked for.</summary>
    public bool IsOtherVersion(PackageName package) => Code is "NU1603" && IsOf(package) && !package.IsRange;
}
