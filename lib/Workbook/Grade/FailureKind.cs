namespace Workbook.Grade;

/// <summary>Why a cell failed.</summary>
internal enum FailureKind
{
    /// <summary>It ran and threw.</summary>
    Wrong,

    /// <summary>It did not compile.</summary>
    Compilation,

    /// <summary>It says that a part is still to be written.</summary>
    NotBegun,

    /// <summary>It was not run, or is not counted.</summary>
    NotCounted,
}
