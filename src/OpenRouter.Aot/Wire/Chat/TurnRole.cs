using System.Text.Json.Serialization;

namespace OpenRouter.Aot;

/// <summary>Who speaks in a turn. An open set: a role that is not known here is kept as sent.</summary>
/// <param name="Value">The role on the wire.</param>
[JsonConverter(typeof(TurnRoleConverter))]
public readonly record struct TurnRole(string Value)
{
    /// <summary><c>system</c>.</summary>
    public static TurnRole System { get; } = new("system");

    /// <summary><c>developer</c>.</summary>
    public static TurnRole Developer { get; } = new("developer");

    /// <summary><c>user</c>.</summary>
    public static TurnRole User { get; } = new("user");

    /// <summary><c>assistant</c>.</summary>
    public static TurnRole Assistant { get; } = new("assistant");

    /// <summary><c>tool</c>.</summary>
    public static TurnRole Tool { get; } = new("tool");

    /// <summary>The role on the wire.</summary>
    public override string ToString() => Value ?? "";
}
