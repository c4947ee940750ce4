using System.Numerics;
using System.Runtime.InteropServices;

namespace FilterGen.Tsne.Repulsion;

/// <summary>Point masses, whose push on a point is summed up with vector instructions.</summary>
internal sealed class InteractionList
{
    private float[] x = new float[1024], y = new float[1024], mass = new float[1024];

    /// <summary>Number of masses.</summary>
    public int Count { get; private set; }

    /// <summary>Removes all.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a mass.</summary>
    public void Add(float x, float y, float mass)
    {
        if (Count == this.x.Length) Grow(Count + 1);
        (this.x[Count], this.y[Count], this.mass[Count]) = (x, y, mass);
        Count++;
    }

    /// <summary>Adds points of mass 1.</summary>
    public void Add(ReadOnlySpan<float> xs, ReadOnlySpan<float> ys)
    {
        if (Count + xs.Length > x.Length) Grow(Count + xs.Length);
        xs.CopyTo(x.AsSpan(Count));
        ys.CopyTo(y.AsSpan(Count));
        mass.AsSpan(Count, xs.Length).Fill(1);
        Count += xs.Length;
    }

    /// <summary>Adds masses of 0 up to a whole number of vectors.</summary>
    public void Fill()
    {
        while (Count % Vector<float>.Count != 0) Add(0, 0, 0);
    }

    /// <summary>Sums up mass/(1 + d²)²·(difference) and mass/(1 + d²) for a point; the list must be filled.</summary>
    public (float X, float Y, float Potential) Push(float pointX, float pointY)
    {
        var xs = MemoryMarshal.Cast<float, Vector<float>>(x.AsSpan(0, Count));
        var ys = MemoryMarshal.Cast<float, Vector<float>>(y.AsSpan(0, Count))[..xs.Length];
        var masses = MemoryMarshal.Cast<float, Vector<float>>(mass.AsSpan(0, Count))[..xs.Length];
        Vector<float> px = new(pointX), py = new(pointY);
        Vector<float> fx = default, fy = default, potential = default;
        for (var j = 0; j < xs.Length; j++)
        {
            Vector<float> dx = px - xs[j], dy = py - ys[j];
            var kernel = Vector<float>.One / (Vector<float>.One + dx * dx + dy * dy);
            var weighted = masses[j] * kernel;
            potential += weighted;
            kernel *= weighted;
            fx += kernel * dx;
            fy += kernel * dy;
        }
        return (Vector.Sum(fx), Vector.Sum(fy), Vector.Sum(potential));
    }

    private void Grow(int needed)
    {
        var length = Math.Max(needed, 2 * x.Length);
        Array.Resize(ref x, length);
        Array.Resize(ref y, length);
        Array.Resize(ref mass, length);
    }
}
