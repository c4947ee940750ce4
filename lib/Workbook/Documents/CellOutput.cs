namespace Workbook.Documents;

/// <summary>Something a code cell showed; one of nbformat's four output types.</summary>
public abstract class CellOutput;
