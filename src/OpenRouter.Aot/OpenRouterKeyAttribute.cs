namespace OpenRouter.Aot;

/// <summary>A key of a pool that is known at compile time. It names where the secret comes from, and never holds it.</summary>
/// <param name="alias">The name that stands for the key in logs, metrics and errors; no other key of the pool has it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OpenRouterKeyAttribute(string alias) : Attribute
{
    /// <summary>The name that stands for the key in logs, metrics and errors.</summary>
    public string Alias => alias;

    /// <summary>The environment variable that holds the secret. Either this or <see cref="File"/>.</summary>
    public string? EnvironmentVariable { get; set; }

    /// <summary>The file that holds the secret; a relative path begins at the folder of the program. Either this or <see cref="EnvironmentVariable"/>.</summary>
    public string? File { get; set; }

    /// <summary>The OpenRouter account that the key belongs to (<see cref="KeyOptions.Account"/>). Default: the key stands alone.</summary>
    public string? Account { get; set; }

    /// <summary>The group that may use the key (<see cref="KeyOptions.Group"/>). Default: none.</summary>
    public string? Group { get; set; }

    /// <summary>The key's share of the requests, 0.001 to 1,000 in steps of 0.001 (<see cref="KeyOptions.Weight"/>). Default 1.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>The tier of the key, 0 to 1,000; the lowest serves first (<see cref="KeyOptions.Priority"/>). Default 0.</summary>
    public int Priority { get; set; }

    /// <summary>The most attempts that run with the key at once, at least 1 (<see cref="KeyOptions.MaxConcurrency"/>). Default: no limit.</summary>
    public int MaxConcurrency { get; set; }

    /// <summary>
    /// The most attempts that begin with the key in a minute, above 0 and at most 1,000,000 (<see cref="KeyOptions.Pace"/>). Default: no limit.
    /// </summary>
    public double Pace { get; set; }
}
