namespace Workbook.Grade;

/// <summary>What a submission may use.</summary>
internal sealed record GradeLimits
{
    /// <summary>How long a cell may run.</summary>
    public TimeSpan Cell { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the submission may run.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Memory in bytes.</summary>
    public long Memory { get; init; } = 4L << 30;

    /// <summary>Processors to compute with; null for all.</summary>
    public int? Processors { get; init; }

    /// <summary>Bytes of output.</summary>
    public long Output { get; init; } = 64L << 20;

    /// <summary>Bytes of temporary files.</summary>
    public long Files { get; init; } = 1L << 30;
}
