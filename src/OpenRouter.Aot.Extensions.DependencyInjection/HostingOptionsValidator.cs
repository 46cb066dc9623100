using Microsoft.Extensions.Options;

namespace OpenRouter.Aot;

/// <summary>Refuses hosting options with mistakes, all of them at once.</summary>
internal sealed class HostingOptionsValidator : IValidateOptions<OpenRouterHostingOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenRouterHostingOptions options)
    {
        string[] mistakes = [.. options.FindMistakes()];
        return mistakes.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
