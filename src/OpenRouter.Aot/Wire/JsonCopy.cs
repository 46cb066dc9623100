namespace OpenRouter.Aot;

/// <summary>Copies what is on the wire, so that it can be changed while somebody else holds it.</summary>
internal static class JsonCopy
{
    /// <summary>A copy that shares nothing with the value. It costs a writing and a reading.</summary>
    public static T Of<T>(T value)
        where T : class, IJsonModel<T> => OpenRouterJson.Parse<T>(OpenRouterJson.ToUtf8Bytes(value));
}
