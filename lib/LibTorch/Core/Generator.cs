using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers on the CPU with a state of its own.</summary>
    public sealed class Generator : IDisposable
    {
        private nint handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            if (device is { type: not DeviceType.CPU })
                throw new ArgumentException($"A generator was asked for on {device}, expected cpu: torch.manual_seed seeds other devices.");
            Check(ts_generator_new((long)seed, out handle));
        }

        private Generator(nint handle) => this.handle = handle;

        ~Generator() => Release();

        /// <summary>The generator that operators use when none is given.</summary>
        public static Generator Default => DefaultOf(CPU);

        internal static Generator DefaultOf(Device device)
        {
            Check(ts_generator_default(device.Packed, out nint handle));
            return new Generator(handle);
        }

        internal nint Handle => handle != 0 ? handle : throw new ObjectDisposedException(nameof(Generator));

        public Generator manual_seed(long seed)
        {
            Check(ts_generator_seed(Handle, seed));
            GC.KeepAlive(this);
            return this;
        }

        public long initial_seed()
        {
            Check(ts_generator_initial_seed(Handle, out long seed));
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>The whole state as a tensor of bytes.</summary>
        public Tensor get_state()
        {
            Check(ts_generator_get_state(Handle, out nint state));
            GC.KeepAlive(this);
            return Tensor.Wrap(state);
        }

        public void set_state(Tensor state)
        {
            Check(ts_generator_set_state(Handle, state.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(state);
        }

        public void Dispose()
        {
            Release();
            GC.SuppressFinalize(this);
        }

        private void Release()
        {
            nint old = Interlocked.Exchange(ref handle, 0);
            if (old != 0) ts_generator_delete(old);
        }
    }

    /// <summary>Seeds the generators of all devices.</summary>
    public static Generator manual_seed(long seed)
    {
        Check(ts_manual_seed(seed));
        return Generator.Default;
    }

    public static Tensor get_rng_state() => random.get_rng_state();

    public static void set_rng_state(Tensor new_state) => random.set_rng_state(new_state);

    public static partial class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static Tensor get_rng_state()
        {
            using Generator generator = Generator.Default;
            return generator.get_state();
        }

        public static void set_rng_state(Tensor new_state)
        {
            using Generator generator = Generator.Default;
            generator.set_state(new_state);
        }
    }
}
