using FilterGen.Data;
using FilterGen.Data.Faces;

namespace FilterGen.Tests.Data.Faces;

public sealed class BadFacesTests : IDisposable
{
    private const int Bad = 5;
    private readonly TemporaryFolder folder = new();
    private readonly SmallMtfl small = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_missing_image_is_named()
    {
        small.Spoil(Bad, image: []);
        AssertNamed($"{Name}: expected the image in {folder.File("small.tar")}, found none.");
    }

    [Fact]
    public void An_image_that_is_no_jpeg_is_named()
    {
        small.Spoil(Bad, image: PngFile.Make(new byte[3], 1, 1, 3, 0));
        AssertNamed($"{Name}: expected a JPEG image, found another kind of file (");
    }

    [Fact]
    public void A_damaged_image_is_named()
    {
        small.Spoil(Bad, image: SmallMtfl.GreyPicture(Bad)[..300]);
        AssertNamed($"{Name}: expected a whole JPEG image, found a damaged one of 300 bytes (");
    }

    [Fact]
    public void Landmarks_outside_the_image_are_named()
    {
        var landmarks = SmallMtfl.Landmarks(Bad);
        landmarks[2] = new(60, 120.5);
        small.Spoil(Bad, landmarks: landmarks);
        AssertNamed($"{Name}: expected landmarks inside the image of 120x120, found NT at (60, 120.5).");
    }

    [Fact]
    public void Eyes_and_mouth_in_one_place_are_named()
    {
        small.Spoil(Bad, landmarks: [.. Enumerable.Repeat(new Point(50, 50), 5)]);
        AssertNamed($"{Name}: expected the mouth away from the eyes, found their middles in one place.");
    }

    [Fact]
    public void A_landmark_that_a_turn_could_push_out_of_the_crop_is_named()
    {
        var landmarks = SmallMtfl.Landmarks(Bad);
        landmarks[2] = new(119, 119);
        small.Spoil(Bad, landmarks: landmarks);
        AssertNamed($"{Name}: expected all landmarks in the crop around eyes and mouth, found NT outside.");
    }

    [Fact]
    public void A_name_that_leaves_the_folder_is_named()
    {
        small.Spoil(Bad, line: "..\\..\\secret.jpg 1 2 3 4 5 6 7 8 9 10 1 2 2 3");
        AssertNamed("training.txt, line 6: expected the name of an image inside the set, found ../../secret.jpg.");
    }

    [Fact]
    public void A_grey_image_is_used_and_named()
    {
        small.Spoil(Bad, image: SmallMtfl.GreyPicture(Bad));

        using var data = Load();

        Assert.Equal(20, data.Train.Count + data.Test.Count);
        var problem = Assert.Single(data.Problems);
        Assert.Equal($"{Name}: expected three channels, found one; it is used as a grey picture.", problem.Message);
        Assert.False(problem.LeftOut);
    }

    [Fact]
    public void An_archive_cut_short_is_named_and_what_is_whole_loads()
    {
        var path = small.WriteTar(folder);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(whole.Length / 2 + 100)]);

        var error = Assert.Throws<InvalidDataException>(() => Load(path));
        using var rest = Load(path, skipBad: true);

        Assert.Contains($"{path}: expected a whole archive, found it cut short or damaged after ", error.Message);
        Assert.Contains(" and ", error.Message);
        Assert.InRange(rest.Train.Count, 3, 15);
    }

    [Fact]
    public void Files_that_are_no_archive_or_have_no_list_are_named()
    {
        var text = folder.Write("text.tar", [.. Enumerable.Repeat((byte)'x', 5000)]);
        Assert.StartsWith(
            $"{text}: expected a tar archive, found another kind of file (5000 bytes).",
            Assert.Throws<InvalidDataException>(() => Load(text)).Message);
        var empty = Directory.CreateDirectory(folder.File("empty")).FullName;
        Assert.Equal(
            $"{empty}: expected MTFL with training.txt in it, found none.",
            Assert.Throws<InvalidDataException>(() => Load(empty)).Message);
    }

    [Fact]
    public void The_faces_that_stay_keep_their_parts_and_angles()
    {
        var cache = new DataCache(folder.File("cache"));
        using var all = Mtfl.Load(cache, FaceSet.Rot, path: new SmallMtfl().WriteFolder(folder));
        small.Spoil(Bad, image: []);
        using var rest = Mtfl.Load(cache, FaceSet.Rot, path: small.WriteTar(folder), skipBad: true);

        var before = Numbered.Values(all.Train.Labels).Chunk(10).ToList();
        var after = Numbered.Values(rest.Train.Labels).Chunk(10).ToList();
        Assert.Equal(17, after.Count);
        before.RemoveAll(face => !after.Any(face.SequenceEqual));
        Assert.Equal(before, after);
    }

    private static string Name => SmallMtfl.NameOf(Bad);

    /// <summary>Refused with the message; with <c>skipBad</c> all others load and the message is among the problems.</summary>
    private void AssertNamed(string message)
    {
        var path = small.WriteTar(folder);

        var error = Assert.Throws<InvalidDataException>(() => Load(path));
        using var rest = Load(path, skipBad: true);

        Assert.StartsWith($"{path}: expected whole faces only, found 1 that cannot be used:\n  {message}", error.Message);
        Assert.Equal(19, rest.Train.Count + rest.Test.Count);
        var problem = Assert.Single(rest.Problems);
        Assert.StartsWith(message, problem.Message);
        Assert.True(problem.LeftOut);
    }

    private LandmarkData Load(string? path = null, bool skipBad = false) =>
        Mtfl.Load(new(folder.File("cache")), FaceSet.Align, path: path ?? small.WriteTar(folder), skipBad: skipBad);
}
