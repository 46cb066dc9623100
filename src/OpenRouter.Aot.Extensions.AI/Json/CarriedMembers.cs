using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>Members of OpenRouter's that Microsoft.Extensions.AI has no property for, carried as JSON in additional properties, which histories and caches keep.</summary>
internal static class CarriedMembers
{
    /// <summary>The one name that this library uses in additional properties of options and contents.</summary>
    public const string Name = "openrouter";

    /// <summary>The name of the cost, in USD, in additional properties of answers.</summary>
    public const string Cost = "cost";

    /// <summary>The name of what ends a part of the prompt that is to be cached, in additional properties of contents.</summary>
    public const string CacheControl = "cache_control";

    /// <summary>Carries JSON.</summary>
    public static AdditionalPropertiesDictionary Of(ReadOnlySpan<byte> utf8Json) => new() { [Name] = JsonValueWriter.ToElement(utf8Json) };

    /// <summary>The JSON object that is carried under a name; null where there is none.</summary>
    public static RawJson? Find(AdditionalPropertiesDictionary? properties, string name = Name)
    {
        if (properties is null || !properties.TryGetValue(name, out object? value) || value is not (JsonElement or System.Text.Json.Nodes.JsonNode or RawJson))
            return null;
        RawJson json = JsonValueWriter.ToJson(value, name);
        return json.Kind == JsonValueKind.Object ? json : default(RawJson?);
    }
}
