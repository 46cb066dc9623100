namespace OpenRouter.Aot;

/// <summary>The environment variable that names the API's address, for options that do not name it themselves.</summary>
internal static class BaseUrlVariable
{
    private const string Name = "OPENROUTER_BASE_URL";

    /// <summary>Takes the address over where the variable is set.</summary>
    public static void Read(OpenRouterClientOptions options, Func<string, string?> environment, List<string> mistakes)
    {
        if (environment(Name) is not { Length: > 0 } text)
            return;
        if (Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address))
            options.BaseUrl = address;
        else
            mistakes.Add($"{Name} is '{text}', which is no address. An example: {OpenRouterClientOptions.DefaultBaseUrl}");
    }
}
