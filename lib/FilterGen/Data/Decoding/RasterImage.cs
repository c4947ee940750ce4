namespace FilterGen.Data.Decoding;

/// <summary>One decoded image: 8 bits per channel, row by row from the top, the channels of a pixel side by side.</summary>
/// <param name="Pixels">Height·Width·Channels values of 0 to 255.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Channels">1 (grey) or 3 (red, green, blue).</param>
public sealed record RasterImage(byte[] Pixels, int Height, int Width, int Channels);
