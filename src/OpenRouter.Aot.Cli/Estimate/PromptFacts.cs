namespace OpenRouter.Aot.Cli;

/// <summary>What a request's body tells about what it will cost.</summary>
/// <param name="Model">The model that it names, or the first of its list; null without one.</param>
/// <param name="Tokens">Tokens of the prompt, by a rough rule.</param>
/// <param name="MaxTokens">The most tokens that the answer may have; null without a limit.</param>
/// <param name="Images">The pictures in it.</param>
/// <param name="HasAudio">Whether there is audio in it.</param>
/// <param name="HasFile">Whether there is a file in it.</param>
/// <param name="HasVideo">Whether there is a video in it.</param>
/// <param name="HasPlugins">Whether it asks for plugins or tools of the service, which cost extra.</param>
internal readonly record struct PromptFacts(
    string? Model, TokenRange Tokens, long? MaxTokens, int Images, bool HasAudio, bool HasFile, bool HasVideo, bool HasPlugins);
