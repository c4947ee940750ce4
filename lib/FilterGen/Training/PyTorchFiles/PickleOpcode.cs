namespace FilterGen.Training.PyTorchFiles;

/// <summary>The instructions that a state_dict needs, by their names in Python's <c>pickletools</c>.</summary>
internal enum PickleOpcode : byte
{
    Proto = 0x80,
    Stop = (byte)'.',
    Mark = (byte)'(',
    NewTrue = 0x88,
    NewFalse = 0x89,
    BinInt = (byte)'J',
    BinInt1 = (byte)'K',
    BinInt2 = (byte)'M',
    BinUnicode = (byte)'X',
    EmptyTuple = (byte)')',
    Tuple1 = 0x85,
    Tuple3 = 0x87,
    Tuple = (byte)'t',
    EmptyDict = (byte)'}',
    SetItem = (byte)'s',
    SetItems = (byte)'u',
    BinGet = (byte)'h',
    LongBinGet = (byte)'j',
    BinPut = (byte)'q',
    LongBinPut = (byte)'r',
    Global = (byte)'c',
    Reduce = (byte)'R',
    Build = (byte)'b',
    BinPersId = (byte)'Q',
}
