namespace OpenRouter.Aot;

/// <summary>A member of an object that is looked into.</summary>
/// <param name="name">Its name, without escapes.</param>
/// <param name="value">Its value.</param>
internal readonly ref struct JsonMember(ReadOnlySpan<byte> name, JsonView value)
{
    public ReadOnlySpan<byte> Name { get; } = name;

    public JsonView Value { get; } = value;
}
