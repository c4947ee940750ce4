using static TorchSharp.Native.NativeMethods;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A multi-dimensional array of libtorch. It belongs to the dispose scope it was made in; outside every scope it lives
    /// until it is disposed or collected.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        private static long liveCount;

        private nint handle;
        private int slot;
        private UnscopedTensor? unscoped;

        /// <summary>Takes over one reference to a native tensor.</summary>
        protected internal Tensor(nint handle)
        {
            this.handle = handle;
            Interlocked.Increment(ref liveCount);
            EnterScope(DisposeScopeManager.Current);
        }

        /// <summary>How many tensors are alive in this process.</summary>
        public static long TotalCount => Interlocked.Read(ref liveCount);

        /// <summary>The native tensor.</summary>
        /// <exception cref="ObjectDisposedException">The tensor was disposed, by hand or with its scope.</exception>
        public nint Handle => handle != 0 ? handle : ThrowDisposed();

        public bool IsInvalid => handle == 0;

        internal DisposeScope? Scope { get; private set; }

        /// <summary>Frees the tensor now.</summary>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            nint old = MoveHandle();
            if (old != 0) ts_release(old);
        }

        internal static Tensor Wrap(nint handle) => handle == 0 ? null! : new Tensor(handle);

        internal static void CountReleased(int count = 1) => Interlocked.Add(ref liveCount, -count);

        /// <summary>Gives the native reference away; this object is then as good as disposed.</summary>
        internal nint MoveHandle()
        {
            nint old = handle;
            if (old == 0) return 0;
            LeaveOwner();
            handle = 0;
            CountReleased();
            return old;
        }

        /// <summary>Moves to another scope, or to none.</summary>
        internal void LeaveScope(DisposeScope? next)
        {
            if (handle == 0 || (Scope == next && Scope is not null)) return;
            LeaveOwner();
            EnterScope(next);
        }

        /// <summary>Gives the reference to the scope that is being disposed, which frees and counts it with all others.</summary>
        internal nint TakeHandleFromScope()
        {
            nint old = handle;
            handle = 0;
            Scope = null;
            return old;
        }

        private void EnterScope(DisposeScope? scope)
        {
            scope = DisposeScope.NotDisposed(scope);
            Scope = scope;
            if (scope is not null) slot = scope.Add(this);
            else unscoped = new UnscopedTensor(handle);
        }

        private void LeaveOwner()
        {
            Scope?.Remove(slot);
            Scope = null;
            unscoped?.Dismiss();
            unscoped = null;
        }

        private nint ThrowDisposed() => throw new ObjectDisposedException(
            GetType().Name,
            "This tensor was freed, by Dispose or with the scope it was made in. " +
            "DetachFromDisposeScope or MoveToOuterDisposeScope keeps a tensor beyond its scope.");
    }
}
