using System;

namespace OpenRouter.Aot.Cases.@namespace
{
    /// <summary>Aliases become names whatever they hold, and texts stay as they are.</summary>
    [OpenRouterKeyPool]
    [OpenRouterKey("team-a.eu_west", EnvironmentVariable = "ORA_CASE_NAMES")]
    [OpenRouterKey("2nd", File = "C:\\keys\\<second> & \"third\"\t.key")]
    [OpenRouterKey("class", File = "class.key")]
    [OpenRouterKey("größe", File = "größe.key")]
    [OpenRouterKey("equals", File = "equals.key")]
    [OpenRouterModel("gpt-5.2", "openai/gpt-5.2")]
    [OpenRouterModel("4o", "openai/gpt-4o")]
    [OpenRouterModel("toString", "openrouter/auto")]
    [OpenRouterModel("System", "@preset/system")]
    [OpenRouterModel("i", "~openai/gpt-latest")]
    public static partial class @event;

    public static class Uses
    {
        public static void Run(Check check)
        {
            check.Same("team-a.eu_west", @event.Keys.TeamAEuWest);
            check.Same("2nd", @event.Keys.Key2nd);
            check.Same("class", @event.Keys.Class);
            check.Same("größe", @event.Keys.Größe);
            check.Same("equals", @event.Keys.Equals);
            check.Same("openai/gpt-5.2", @event.Models.Gpt52.Primary);
            check.Same("openai/gpt-4o", @event.Models.Model4o.Primary);
            check.Same("openrouter/auto", @event.Models.ToString.Primary);
            check.Same("@preset/system", @event.Models.System.Primary);
            check.Same("~openai/gpt-latest", @event.Models.I.Primary);
        }
    }
}
