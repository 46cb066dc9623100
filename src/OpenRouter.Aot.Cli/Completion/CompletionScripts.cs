namespace OpenRouter.Aot.Cli;

/// <summary>
/// The scripts for shells. Each gives the line up to the cursor, without the tool's name, to the tool itself (<c>[suggest]</c>), which knows every
/// command and option: a script need not be made anew when these change.
/// </summary>
internal static class CompletionScripts
{
    /// <summary>The scripts by the shell's name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = """
            # openrouter-aot: completion for bash. Load it with: source <(openrouter-aot completion bash)
            _openrouter_aot() {
                local line="${COMP_LINE:0:COMP_POINT}" word
                # What bash takes for the word begins after the last colon; what the tool gives is the whole word.
                word="${line##*[[:space:]]}"
                case "$line" in *[[:space:]]*) line="${line#*[[:space:]]}" ;; *) line="" ;; esac
                local IFS=$'\n'
                COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${#line}]" "$line" 2>/dev/null)" -- "$word"))
                if [[ "$word" == *:* && "$COMP_WORDBREAKS" == *:* ]]; then
                    local before="${word%"${word##*:}"}" i
                    for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]="${COMPREPLY[i]#"$before"}"; done
                fi
            }
            complete -o default -F _openrouter_aot openrouter-aot

            """,
        ["zsh"] = """
            #compdef openrouter-aot
            # openrouter-aot: completion for zsh. Put it into a folder of $fpath as _openrouter-aot, or load it with: source <(openrouter-aot completion zsh)
            _openrouter_aot() {
                local line="${BUFFER[1,CURSOR]}"
                [[ "$line" == *[[:space:]]* ]] && line="${line#*[[:space:]]}" || line=""
                local -a found
                found=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
                compadd -a found
                (( ${#found} && ${#found[1]} )) || _files
            }
            if [ "$funcstack[1]" = "_openrouter-aot" ]; then
                _openrouter_aot "$@"
            else
                compdef _openrouter_aot openrouter-aot
            fi

            """,
        ["fish"] = """
            # openrouter-aot: completion for fish. Load it with: openrouter-aot completion fish | source
            function __openrouter_aot_complete
                set -l line (commandline -cp | string collect)
                set -l rest (string replace -r '^\s*\S+\s?' '' -- $line | string collect)
                openrouter-aot "[suggest:"(string length -- "$rest")"]" "$rest" 2>/dev/null
            end
            complete -c openrouter-aot -a '(__openrouter_aot_complete)'

            """,
        ["powershell"] = """
            # openrouter-aot: completion for PowerShell. Load it with: openrouter-aot completion powershell | Out-String | Invoke-Expression
            Register-ArgumentCompleter -Native -CommandName openrouter-aot -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)
                $line = $commandAst.ToString()
                if ($line.Length -lt $cursorPosition) { $line = $line.PadRight($cursorPosition) }
                $line = $line.Substring(0, $cursorPosition)
                $start = $line.IndexOf(' ')
                $rest = if ($start -lt 0) { '' } else { $line.Substring($start + 1) }
                & $commandAst.CommandElements[0].Value "[suggest:$($rest.Length)]" $rest 2>$null | ForEach-Object {
                    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
                }
            }

            """,
    };

    /// <summary>Their names, for people.</summary>
    public static string Shells => string.Join(", ", All.Keys);
}
