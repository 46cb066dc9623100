namespace OpenRouter.Aot.Responses;

/// <summary>What an answer tells beyond the usual. An open set: a value that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseInclude
{
    /// <summary>The reasoning in encrypted form, so that it can be sent back.</summary>
    [JsonName("reasoning.encrypted_content")]
    public static partial ResponseInclude ReasoningEncryptedContent { get; }

    /// <summary>What a search in files found.</summary>
    [JsonName("file_search_call.results")]
    public static partial ResponseInclude FileSearchResults { get; }

    /// <summary>The addresses of the request's images.</summary>
    [JsonName("message.input_image.image_url")]
    public static partial ResponseInclude InputImageUrl { get; }

    /// <summary>The addresses of screenshots.</summary>
    [JsonName("computer_call_output.output.image_url")]
    public static partial ResponseInclude ComputerOutputImageUrl { get; }

    /// <summary>What code printed and made.</summary>
    [JsonName("code_interpreter_call.outputs")]
    public static partial ResponseInclude CodeInterpreterOutputs { get; }
}
