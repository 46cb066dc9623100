using System.CommandLine;

namespace OpenRouter.Aot.Cli;

/// <summary>The options that name models.</summary>
internal static class ModelOptions
{
    /// <summary><c>-m MODEL</c>.</summary>
    public static Option<string?> CreateModel(string description) =>
        new Option<string?>("--model", "-m") { Description = description, HelpName = "MODEL" }.CompleteModels().RefuseBlank("--model names no model.");

    /// <summary><c>--fallback MODEL</c>.</summary>
    public static Option<string[]> CreateFallbacks() =>
        new Option<string[]>("--fallback") { Description = "A model to try when the one before fails; may be repeated.", HelpName = "MODEL" }
            .CompleteModels().RefuseBlank("--fallback names no model.");

    private static Option<T> CompleteModels<T>(this Option<T> option)
    {
        option.CompletionSources.Add(_ => KnownModels.Read());
        return option;
    }

    /// <summary>Refuses a blank value before anything else is looked at.</summary>
    public static Option<T> RefuseBlank<T>(this Option<T> option, string message)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError(message);
        });
        return option;
    }
}
