namespace FilterGen.Papers.FilterGeneration;

/// <summary>Which image B makes the filters that an image A is classified with.</summary>
public enum SwapPartner
{
    /// <summary>A itself, as the network is meant to be used.</summary>
    Itself,

    /// <summary>Another image of A's class.</summary>
    SameClass,

    /// <summary>An image of any class but A's.</summary>
    OtherClass,

    /// <summary>Any image but A: the experiment of section 4.4.2.</summary>
    Any,
}
