namespace OpenRouter.Aot;

/// <summary>
/// Makes a <c>static partial class</c> a pool of keys that is known at compile time: it gains <c>CreateOptions()</c>, <c>CreateClient()</c>, the names of its
/// keys in <c>Keys</c> and its models in <c>Models</c>. A program may have several.
/// </summary>
/// <remarks>What is not named here keeps the default of <see cref="OpenRouterClientOptions"/>. A mistake is a diagnostic of the compiler, ORA101 to ORA199.</remarks>
/// <example><code>
/// [OpenRouterKeyPool(Strategy = KeyStrategy.Weighted, CooldownSeconds = 30)]
/// [OpenRouterKey("main", EnvironmentVariable = "OPENROUTER_KEY_1", Weight = 2)]
/// [OpenRouterKey("spare", EnvironmentVariable = "OPENROUTER_KEY_2")]
/// [OpenRouterModel("chat", "anthropic/claude-sonnet-4.5", "openai/gpt-5-mini")]
/// public static partial class Pool;
///
/// using OpenRouterClient client = Pool.CreateClient();
/// </code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OpenRouterKeyPoolAttribute : Attribute
{
    /// <summary>How keys are chosen. Default: by weight where a key has a weight other than 1, else one after the other.</summary>
    public KeyStrategy Strategy { get; set; }

    /// <summary>How many failures within the window bench a key, 1 to 64. Default 3 (<see cref="BreakerOptions.FailureThreshold"/>).</summary>
    public int FailureThreshold { get; set; }

    /// <summary>How young the oldest of those failures must be, in seconds. Default 60 (<see cref="BreakerOptions.FailureWindow"/>).</summary>
    public double FailureWindowSeconds { get; set; }

    /// <summary>How long a key is benched the first time, in seconds. Default 60 (<see cref="BreakerOptions.Cooldown"/>).</summary>
    public double CooldownSeconds { get; set; }

    /// <summary>The longest that relapses make the cooldown, in seconds. Default 3,600 (<see cref="BreakerOptions.MaxCooldown"/>).</summary>
    public double MaxCooldownSeconds { get; set; }

    /// <summary>
    /// The API's address. Default: <c>OPENROUTER_BASE_URL</c>, else <see cref="OpenRouterClientOptions.DefaultBaseUrl"/>. An address that stands here is not
    /// changed by the environment.
    /// </summary>
    public string? BaseUrl { get; set; }

    /// <summary>The address of your application (<see cref="OpenRouterClientOptions.AppUrl"/>). Default: not sent.</summary>
    public string? AppUrl { get; set; }

    /// <summary>The name of your application (<see cref="OpenRouterClientOptions.AppTitle"/>). Default: not sent.</summary>
    public string? AppTitle { get; set; }
}
