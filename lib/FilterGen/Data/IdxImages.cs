namespace FilterGen.Data;

/// <summary>The images of an IDX file, one grey byte per pixel.</summary>
/// <param name="Pixels">Grey values of 0 to 255, image by image, row by row: Count·Rows·Columns bytes.</param>
/// <param name="Count">Number of images.</param>
/// <param name="Rows">Height of one image in pixels.</param>
/// <param name="Columns">Width of one image in pixels.</param>
public sealed record IdxImages(byte[] Pixels, int Count, int Rows, int Columns);
