using System.CommandLine;
using System.CommandLine.Parsing;

namespace OpenRouter.Aot.Cli;

/// <summary><c>completion SHELL</c>: a script that lets a shell complete the tool's commands, options and models.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {CompletionScripts.Shells}." };
        shell.CompletionSources.Add([.. CompletionScripts.All.Keys]);
        shell.Validators.Add(Validate);
        var command = new ToolCommand("completion", "Print a script with which a shell completes commands, options, values and the models that 'models' listed last.",
            "completion bash > ~/.local/share/bash-completion/completions/openrouter-aot",
            "completion zsh > ~/.zfunc/_openrouter-aot",
            "completion fish > ~/.config/fish/completions/openrouter-aot.fish",
            "completion powershell >> $PROFILE")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            Console.Out.Write(CompletionScripts.All[parsed.GetRequiredValue(shell)].ReplaceLineEndings("\n"));
            return ExitCodes.Success;
        });
        return command;
    }

    private static void Validate(ArgumentResult result)
    {
        if (result.Tokens is [{ Value: var name }] && !CompletionScripts.All.ContainsKey(name))
            result.AddError($"'{name}' is no shell that is known here. There are {CompletionScripts.Shells}.");
    }
}
