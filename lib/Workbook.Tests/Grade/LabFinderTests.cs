using Workbook.Grade;

namespace Workbook.Tests.Grade;

public sealed class LabFinderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_only_lab_below_notebooks_is_meant_from_any_folder_of_the_clone()
    {
        string lab = folder.Write("notebooks/filters/lab.dib", "");
        folder.Write("notebooks/filters/solution.dib", "");
        string submissions = Directory.CreateDirectory(folder.Path("marks/submissions")).FullName;
        Assert.Equal(lab, LabFinder.Find(folder.Root));
        Assert.Equal(lab, LabFinder.Find(submissions));
    }

    [Fact]
    public void Where_there_are_several_one_has_to_be_named()
    {
        folder.Write("notebooks/filters/lab.dib", "");
        folder.Write("notebooks/other/lab.dib", "");
        var problem = Assert.Throws<FileNotFoundException>(() => LabFinder.Find(folder.Root));
        Assert.EndsWith("found 2: name the one to grade by with --lab.", problem.Message);
    }

    [Fact]
    public void Where_there_is_none_one_has_to_be_named()
    {
        folder.Write("notebooks/filters/solution.dib", "");
        var problem = Assert.Throws<FileNotFoundException>(() => LabFinder.Find(folder.Root));
        Assert.EndsWith("found none: name the teacher's notebook with --lab.", problem.Message);
    }
}
