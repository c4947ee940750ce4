using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace LibTorch.Tests.Core;

public sealed partial class ThreadTests
{
    [Fact]
    public void Idle_threads_do_not_spin_for_long_unless_the_user_says_so()
    {
        using Tensor loaded = ones(1);
        string?[] ofUser = [Environment.GetEnvironmentVariable("GOMP_SPINCOUNT"), Environment.GetEnvironmentVariable("OMP_WAIT_POLICY")];
        string? seen = Marshal.PtrToStringUTF8(getenv("GOMP_SPINCOUNT"));
        Assert.Equal(ofUser is [null, null] ? "5000" : ofUser[0], seen);
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint getenv(string name);
}
