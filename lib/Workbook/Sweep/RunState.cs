namespace Workbook.Sweep;

/// <summary>How a run of a sweep stands.</summary>
internal enum RunState
{
    /// <summary>It ended well and left its records.</summary>
    Finished,

    /// <summary>It ended with an error, or without its records.</summary>
    Failed,

    /// <summary>Another process is at it.</summary>
    Elsewhere,

    /// <summary>The user ended it.</summary>
    Stopped,
}
