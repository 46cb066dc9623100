using OpenRouter.Aot;
using OpenRouter.Aot.Extensions.AI;

namespace Microsoft.Extensions.AI;

/// <summary>OpenRouter's own settings beside the options that all providers have.</summary>
public static class OpenRouterChatOptionsExtensions
{
    /// <summary>
    /// Changes OpenRouter's own settings of these options. They are kept as JSON in <see cref="ChatOptions.AdditionalProperties"/> under <c>openrouter</c>: a clone has
    /// them and can be changed without the original noticing, and a cache tells apart what was asked differently.
    /// </summary>
    /// <param name="options">The options.</param>
    /// <param name="configure">Changes the settings, which are those of earlier calls at first; what it keeps of them has no effect afterwards.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="ArgumentException">Under <c>openrouter</c> stands something else.</exception>
    /// <example><code>
    /// ChatOptions options = new ChatOptions { MaxOutputTokens = 500 }
    ///     .WithOpenRouter(o => { o.Provider = new ProviderPreferences { Zdr = true }; o.Fallbacks = ["openai/gpt-5-mini"]; });
    /// </code></example>
    public static ChatOptions WithOpenRouter(this ChatOptions options, Action<OpenRouterChatSettings> configure)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(configure);
        OpenRouterChatSettings settings = OpenRouterChatSettings.Find(options) ?? new OpenRouterChatSettings();
        configure(settings);
        (options.AdditionalProperties ??= [])[CarriedMembers.Name] = settings.ToElement();
        return options;
    }

    /// <summary>
    /// Marks a content as the end of what the provider is to keep in its prompt cache, where the provider needs marks.
    /// </summary>
    /// <typeparam name="TContent">The content's type.</typeparam>
    /// <param name="content">A content of a system or user message.</param>
    /// <param name="cache">How long; null keeps it for five minutes from its last use.</param>
    /// <returns>The same content.</returns>
    public static TContent WithCacheControl<TContent>(this TContent content, CacheControl? cache = null)
        where TContent : AIContent
    {
        ArgumentNullException.ThrowIfNull(content);
        (content.AdditionalProperties ??= [])[CarriedMembers.CacheControl] = JsonValueWriter.ToElement(OpenRouterJson.ToUtf8Bytes(cache ?? CacheControl.FiveMinutes));
        return content;
    }
}
