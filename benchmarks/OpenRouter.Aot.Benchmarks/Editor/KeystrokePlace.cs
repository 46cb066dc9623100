namespace OpenRouter.Aot.Benchmarks;

/// <summary>Where a key is typed.</summary>
public enum KeystrokePlace
{
    /// <summary>In the body of a method of a type without a mark.</summary>
    PlainBody,

    /// <summary>In the body of a method of a marked type.</summary>
    BesideMark,

    /// <summary>In the mark, so that what is generated changes.</summary>
    InMark,
}
