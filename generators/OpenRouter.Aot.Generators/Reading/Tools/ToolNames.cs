namespace OpenRouter.Aot.Generators.Reading;

/// <summary>The names by which models are told of schemas and tools.</summary>
internal static class ToolNames
{
    private const int MaxLength = 64;
    private const string Async = "Async";

    /// <summary>Whether it can be a name.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= MaxLength
        && name.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');

    /// <summary>The name of a method's tool, where nobody gave it one.</summary>
    public static string Of(string method)
    {
        bool isAsync = method.Length > Async.Length && method.EndsWith(Async, StringComparison.Ordinal);
        return CodeNames.Snake(isAsync ? method.Substring(0, method.Length - Async.Length) : method);
    }
}
