namespace Workbook.Sync;

/// <summary>How the two files of a notebook stand to each other.</summary>
internal enum PairState
{
    /// <summary>Both hold the same cells.</summary>
    InStep,

    /// <summary>There is only the .ipynb.</summary>
    DibMissing,

    /// <summary>There is only the .dib.</summary>
    IpynbMissing,

    /// <summary>The .dib was edited since the two were in step.</summary>
    DibChanged,

    /// <summary>The .ipynb was edited since the two were in step.</summary>
    IpynbChanged,

    /// <summary>They differ, and either both were edited or nothing tells which one was.</summary>
    Undecided,
}
