using System.Text.Json.Serialization;

namespace Workbook.Documents;

/// <summary>Something a code cell showed; one of nbformat's four output types.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display_data")]
[JsonDerivedType(typeof(ResultOutput), "execute_result")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
public abstract record CellOutput;
