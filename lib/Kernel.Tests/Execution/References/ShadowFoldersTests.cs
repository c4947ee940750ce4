using NotebookKernel.Execution.References;

namespace NotebookKernel.Tests.Execution.References;

public sealed class ShadowFoldersTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [UnixFact]
    public void Nobody_but_the_user_can_exchange_a_copy()
    {
        if (OperatingSystem.IsWindows()) return;
        using ShadowFolders shadows = new();
        DirectoryInfo own = new FileInfo(shadows.Copy(folder.Write("lib.dll", ""))).Directory!.Parent!;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, own.UnixFileMode);
    }

    [Fact]
    public void Copies_go_with_their_session_or_with_the_next()
    {
        // No process has so large a number.
        string abandoned = Directory.CreateTempSubdirectory($"workbook-libraries-{int.MaxValue}-").FullName;
        string copy;
        using (ShadowFolders shadows = new()) copy = shadows.Copy(folder.Write("lib.dll", "bytes"));
        Assert.False(File.Exists(copy));
        Assert.False(Directory.Exists(abandoned));
    }

    [Fact]
    public void A_folder_that_was_forgotten_is_copied_as_it_is_now()
    {
        using ShadowFolders shadows = new();
        string library = folder.Write("lib.dll", "old");
        string first = shadows.Copy(library);
        folder.Write("lib.dll", "new");
        Assert.Equal(first, shadows.Copy(library));
        shadows.Forget(library);
        Assert.Equal("new", File.ReadAllText(shadows.Copy(library)));
    }
}
