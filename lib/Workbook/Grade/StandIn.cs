using NotebookKernel.Syntax;
using Workbook.Documents;

namespace Workbook.Grade;

/// <summary>
/// A cell of a submission that declares a name which the checks call. A name means what the newest cell before says, so a student's
/// <c>static class LabChecks</c> would be asked in place of the library's.
/// </summary>
/// <param name="Cell">The cell's place in the notebook.</param>
/// <param name="Name">The name; or the line that brings code of a file, which may declare any.</param>
internal sealed record StandIn(int Cell, string Name)
{
    /// <summary>What is wrong with the cell, and what to do.</summary>
    public string Problem => Name.StartsWith('#')
        ? $"brings code of a file ({Name}), which may declare what the checks themselves call. Put the code into the notebook."
        : $"declares {Name}, a name that the checks themselves call. Give yours another name.";

    /// <summary>The lines with which a lab loads its libraries, and submissions may, too.</summary>
    public static IReadOnlySet<string> Libraries(NotebookDocument lab) =>
        lab.Cells.Where(cell => cell.IsRunnable).SelectMany(cell => CellSyntax.Libraries(cell.Source)).ToHashSet();

    /// <summary>
    /// The names that no submission may declare: those that the checks begin a call with, as <c>LabChecks</c> in
    /// <c>LabChecks.Layers(…)</c>, but not what the lab itself declares, which students may be asked to change.
    /// </summary>
    public static IReadOnlySet<string> Guarded(NotebookDocument lab)
    {
        var checks = lab.Cells.Where(cell => CheckCell.Parse(cell) is not null).SelectMany(cell => CellSyntax.Called(cell.Source));
        return checks.Except(lab.Cells.Where(cell => cell.IsRunnable).SelectMany(cell => CellSyntax.Declared(cell.Source))).ToHashSet();
    }

    /// <summary>The first in a notebook; null if there is none.</summary>
    /// <param name="notebook">The submission.</param>
    /// <param name="checks">The places of the teacher's checks in it.</param>
    /// <param name="guarded">What <see cref="Guarded"/> gave.</param>
    /// <param name="libraries">What <see cref="Libraries"/> gave.</param>
    public static StandIn? Find(
        NotebookDocument notebook, IEnumerable<int> checks, IReadOnlySet<string> guarded, IReadOnlySet<string> libraries) =>
        notebook.Cells.Index()
            .Where(cell => cell.Item.IsRunnable && !checks.Contains(cell.Index))
            .SelectMany(cell => CellSyntax.Declared(cell.Item.Source).Where(guarded.Contains)
                .Concat(CellSyntax.Loading(cell.Item.Source) is { } line ? [line] : [])
                .Concat(CellSyntax.Libraries(cell.Item.Source).Where(library => !libraries.Contains(library))).Select(name => new StandIn(cell.Index, name)))
            .FirstOrDefault();
}
