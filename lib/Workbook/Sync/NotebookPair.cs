using Workbook.Documents;

namespace Workbook.Sync;

/// <summary>A notebook's two files: the .ipynb that people open and the .dib that is its text.</summary>
internal sealed class NotebookPair(string path)
{
    private static readonly TimeSpan ClearlyNewer = TimeSpan.FromSeconds(2);

    /// <summary>The path of the text.</summary>
    public string Dib { get; } = Path.ChangeExtension(path, ".dib");

    /// <summary>The path of the notebook with outputs.</summary>
    public string Ipynb { get; } = Path.ChangeExtension(path, ".ipynb");

    /// <summary>Compares the two files.</summary>
    /// <exception cref="DocumentException">A file is damaged, or is a notebook of another language.</exception>
    public PairState Compare()
    {
        if (!File.Exists(Dib)) return PairState.DibMissing;
        if (!File.Exists(Ipynb)) return PairState.IpynbMissing;
        var ipynb = LoadIpynb();
        var fromDib = DibWriter.Write(NotebookFile.Load(Dib), Dib);
        var fromIpynb = DibWriter.Write(ipynb, Ipynb);
        if (fromDib == fromIpynb) return PairState.InStep;
        return SyncRecord.Read(ipynb) is { } record
            ? ByRecord(record, SyncRecord.Hash(fromDib), SyncRecord.Hash(fromIpynb))
            : ByTime();
    }

    /// <summary>Writes the .ipynb from the .dib; cells that are the same in both keep their outputs.</summary>
    public void WriteIpynb()
    {
        var text = NotebookFile.Load(Dib);
        var document = File.Exists(Ipynb) ? NotebookMerge.Merge(text, LoadIpynb()) : text;
        document.NameKernel();
        SyncRecord.Write(document, Ipynb);
        NotebookFile.Save(document, Ipynb);
    }

    /// <summary>Writes the .dib from the .ipynb.</summary>
    public void WriteDib()
    {
        NotebookFile.Save(LoadIpynb(), Dib);
        Remember();
    }

    /// <summary>Makes the .ipynb remember that the two are in step, if it does not yet.</summary>
    public void Remember()
    {
        var ipynb = LoadIpynb();
        var before = SyncRecord.Read(ipynb);
        SyncRecord.Write(ipynb, Ipynb);
        if (SyncRecord.Read(ipynb) != before) NotebookFile.Save(ipynb, Ipynb);
    }

    private NotebookDocument LoadIpynb()
    {
        var ipynb = NotebookFile.Load(Ipynb);
        ipynb.RequireCSharp(Ipynb);
        return ipynb;
    }

    private static PairState ByRecord(string record, string dib, string ipynb)
    {
        if (record == ipynb) return PairState.DibChanged;
        return record == dib ? PairState.IpynbChanged : PairState.Undecided;
    }

    private PairState ByTime()
    {
        var difference = File.GetLastWriteTimeUtc(Dib) - File.GetLastWriteTimeUtc(Ipynb);
        if (difference.Duration() < ClearlyNewer) return PairState.Undecided;
        return difference > TimeSpan.Zero ? PairState.DibChanged : PairState.IpynbChanged;
    }
}
