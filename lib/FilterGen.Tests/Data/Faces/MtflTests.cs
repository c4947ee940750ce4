using FilterGen.Data;

namespace FilterGen.Tests.Data.Faces;

public sealed class MtflTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DataCache cache;

    public MtflTests() => cache = new(folder.File("cache"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_archive_becomes_nine_tenths_to_train_on_and_a_tenth_to_test_with()
    {
        using var data = Mtfl.Load(cache, FaceSet.Align, path: new SmallMtfl().WriteTar(folder));

        Assert.Equal("MTFL (D-Align)", data.Name);
        Assert.Equal([18L, 3, 64, 64], data.Train.Images.shape);
        Assert.Equal([18L, 5, 2], data.Train.Labels.shape);
        Assert.Equal([2L, 3, 64, 64], data.Test.Images.shape);
        Assert.Equal([2L, 5, 2], data.Test.Labels.shape);
        Assert.Empty(data.Problems);
    }

    [Fact]
    public void Eyes_and_mouth_come_to_lie_at_fixed_places()
    {
        using var data = Mtfl.Load(cache, FaceSet.Align, path: new SmallMtfl().WriteTar(folder));

        Assert.All(Faces(data.Train), face =>
        {
            AssertAt(31.5, 18.5, (face[0].X + face[1].X) / 2, (face[0].Y + face[1].Y) / 2);
            AssertAt(31.5, 44.5, (face[3].X + face[4].X) / 2, (face[3].Y + face[4].Y) / 2);
        });
    }

    [Fact]
    public void The_landmarks_of_both_sets_lie_where_the_crops_show_them()
    {
        var path = new SmallMtfl().WriteTar(folder);
        foreach (var set in Enum.GetValues<FaceSet>())
        {
            using var data = Mtfl.Load(cache, set, path: path);
            var pixels = Numbered.Values(data.Train.Images);
            var faces = Faces(data.Train);
            for (var i = 0; i < faces.Length; i++)
            {
                var image = pixels.AsSpan(i * 3 * 64 * 64, 64 * 64).ToArray();
                Assert.All(faces[i], point => Assert.InRange(
                    image[(int)Math.Round(point.Y) * 64 + (int)Math.Round(point.X)], 0.7f, 1));
                Assert.InRange(image.Average(), 0.005f, 0.15f);
            }
        }
    }

    [Fact]
    public void Each_face_of_the_rotated_set_is_that_of_the_aligned_one_turned_by_an_angle_of_its_own()
    {
        var path = new SmallMtfl().WriteTar(folder);
        using var aligned = Mtfl.Load(cache, FaceSet.Align, path: path);
        using var rotated = Mtfl.Load(cache, FaceSet.Rot, path: path);

        var angles = Faces(aligned.Train).Zip(Faces(rotated.Train), (upright, turned) =>
        {
            var spread = Enumerable.Range(0, 5).Select(i => Difference(Angle(turned[i]), Angle(upright[i]))).ToArray();
            Assert.InRange(spread.Max() - spread.Min(), 0, 0.01);
            return spread.Average();
        }).ToArray();

        Assert.All(angles, angle => Assert.InRange(angle, -45, 45));
        Assert.True(angles.Max() - angles.Min() > 30);
        Assert.Equal(angles.Length, angles.Distinct().Count());
    }

    [Fact]
    public void Archive_folder_and_a_folder_inside_give_the_same()
    {
        var small = new SmallMtfl();
        string[] paths = [small.WriteTar(folder), small.WriteTar(folder, "MTFL/"), small.WriteFolder(folder, "MTFL/")];
        using var first = Mtfl.Load(cache, FaceSet.Rot, path: paths[0]);
        foreach (var path in paths.Skip(1).Append(small.WriteFolder(folder)))
        {
            using var other = Mtfl.Load(cache, FaceSet.Rot, path: path);
            Assert.Equal(Numbered.Values(first.Train.Images), Numbered.Values(other.Train.Images));
            Assert.Equal(Numbered.Values(first.Test.Labels), Numbered.Values(other.Test.Labels));
        }
    }

    [Fact]
    public void The_second_load_decodes_nothing()
    {
        var path = new SmallMtfl().WriteTar(folder);
        using var first = Mtfl.Load(cache, FaceSet.Align, path: path);
        var time = File.GetLastWriteTimeUtc(path);
        File.WriteAllBytes(path, KeepList(File.ReadAllBytes(path)));
        File.SetLastWriteTimeUtc(path, time);

        using var second = Mtfl.Load(cache, FaceSet.Align, train: 4, test: 1, path: path);

        Assert.Equal(4, second.Train.Count);
        Assert.Equal(Numbered.Values(first.Train.Images)[..(4 * 3 * 64 * 64)], Numbered.Values(second.Train.Images));
    }

    [Fact]
    public void A_changed_archive_and_a_damaged_table_are_made_anew()
    {
        var small = new SmallMtfl();
        var path = small.WriteTar(folder);
        Mtfl.Load(cache, FaceSet.Align, path: path).Dispose();
        var table = folder.File("cache/mtfl/d-align.safetensors");
        var good = File.ReadAllBytes(table);
        File.WriteAllBytes(table, good[..^100]);
        Mtfl.Load(cache, FaceSet.Align, path: path).Dispose();
        Assert.Equal(good, File.ReadAllBytes(table));

        small.Spoil(3, landmarks: SmallMtfl.Landmarks(4));
        File.SetLastWriteTimeUtc(small.WriteTar(folder), DateTime.UtcNow.AddMinutes(1));
        Mtfl.Load(cache, FaceSet.Align, path: path).Dispose();

        Assert.NotEqual(good, File.ReadAllBytes(table));
    }

    [Fact]
    public void What_is_not_there_is_said_with_the_way_to_get_it()
    {
        var error = Assert.Throws<DataUnavailableException>(() => Mtfl.Load(cache, FaceSet.Align, path: folder.File("none")));

        Assert.StartsWith($"MTFL: expected its archive or folder at {folder.File("none")}, found nothing there.", error.Message);
        Assert.Contains("FILTERGEN_MTFL", error.Message);
        Assert.Contains("DrawnFaces.Load", error.Message);
    }

    [Fact]
    public void The_variable_is_asked_first_and_then_the_cache_folder()
    {
        Assert.Equal("/some/where", Mtfl.FindIn(cache, name => name == Mtfl.PathVariable ? "/some/where" : null));
        folder.Write("cache/mtfl/unpacked/training.txt", []);
        Assert.Equal(folder.File("cache/mtfl/unpacked"), Mtfl.FindIn(cache, _ => null));
        var tar = folder.Write("cache/mtfl/any.tar", []);
        Assert.Equal(tar, Mtfl.FindIn(cache, _ => null));
    }

    /// <summary>The list as it was, all images overwritten.</summary>
    private static byte[] KeepList(byte[] tar)
    {
        tar.AsSpan(tar.Length / 4).Clear();
        return tar;
    }

    private static (double X, double Y)[][] Faces(ImageSet set)
    {
        return [.. Numbered.Values(set.Labels).Chunk(10).Select(face => Array.ConvertAll([.. face.Chunk(2)], Pair))];

        static (double X, double Y) Pair(float[] point) => (point[0], point[1]);
    }

    private static double Angle((double X, double Y) point) => Math.Atan2(point.Y - 31.5, point.X - 31.5) * 180 / Math.PI;

    private static double Difference(double to, double from) => (to - from + 540) % 360 - 180;

    private static void AssertAt(double x, double y, double foundX, double foundY)
    {
        Assert.Equal(x, foundX, 4);
        Assert.Equal(y, foundY, 4);
    }
}
