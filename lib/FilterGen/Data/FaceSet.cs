namespace FilterGen.Data;

/// <summary>The two sets of faces of section 4.2.1.</summary>
public enum FaceSet
{
    /// <summary>D-Align: every face upright, its eyes and mouth at fixed places.</summary>
    Align,

    /// <summary>D-Rot: the faces of D-Align, each turned by an angle of its own between −45° and 45°.</summary>
    Rot,
}
