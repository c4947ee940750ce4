namespace FilterGen.Figures.Display;

/// <summary>Where kernels find the forms of a <typeparamref name="T"/>.</summary>
internal sealed class FormsOf<T> where T : IDisplayed<T>
{
    /// <summary>One formatter per MIME type.</summary>
    public IEnumerable<object> CreateTypeFormatters() => T.Forms;
}
