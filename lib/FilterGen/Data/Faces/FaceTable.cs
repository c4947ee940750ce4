namespace FilterGen.Data.Faces;

/// <summary>Crops of faces as they are kept: the training faces, then the test faces, each in the order of the split.</summary>
/// <param name="Pixels">Bytes [Count, 3, 64, 64].</param>
/// <param name="Landmarks">Places in the crops, [Count, 5, 2] as x and y.</param>
/// <param name="TrainCount">How many of the faces are training faces.</param>
internal sealed record FaceTable(byte[] Pixels, float[] Landmarks, int TrainCount)
{
    /// <summary>Numbers per face in <see cref="Landmarks"/>.</summary>
    public const int LandmarkValues = 10;

    /// <summary>Number of faces.</summary>
    public int Count => Landmarks.Length / LandmarkValues;

    /// <summary>Puts a face into the table.</summary>
    /// <param name="place">Its place, from 0.</param>
    /// <param name="sampler">Its image.</param>
    /// <param name="toCrop">The map from the image to the crop.</param>
    /// <param name="inImage">Its landmarks in the image.</param>
    public void Place(int place, FaceSampler sampler, Similarity toCrop, ReadOnlySpan<Point> inImage)
    {
        sampler.Sample(toCrop, Pixels.AsSpan(place * FaceCrop.Bytes, FaceCrop.Bytes));
        var values = Landmarks.AsSpan(place * LandmarkValues, LandmarkValues);
        for (var i = 0; i < inImage.Length; i++)
        {
            var point = toCrop.Apply(inImage[i]);
            (values[2 * i], values[2 * i + 1]) = ((float)point.X, (float)point.Y);
        }
    }

    /// <summary>A table of some of the faces, in their order.</summary>
    /// <param name="places">Their places here, ascending.</param>
    public FaceTable Keep(int[] places)
    {
        if (places.Length == Count)
            return this;
        var kept = new FaceTable(
            new byte[places.Length * FaceCrop.Bytes],
            new float[places.Length * LandmarkValues],
            places.Count(place => place < TrainCount));
        for (var i = 0; i < places.Length; i++)
        {
            Pixels.AsSpan(places[i] * FaceCrop.Bytes, FaceCrop.Bytes).CopyTo(kept.Pixels.AsSpan(i * FaceCrop.Bytes));
            Landmarks.AsSpan(places[i] * LandmarkValues, LandmarkValues).CopyTo(kept.Landmarks.AsSpan(i * LandmarkValues));
        }
        return kept;
    }
}
