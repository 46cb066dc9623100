namespace OpenRouter.Aot;

/// <summary>
/// Gives a partial class, record or struct a strict JSON schema, a reader and a writer at compile time: it becomes an <see cref="IJsonSchema{TSelf}"/>, to be
/// asked for with <c>client.Chat.CompleteAsync&lt;T&gt;(…)</c>, and serves as parameter and result of tools.
/// </summary>
/// <remarks>
/// A property is written in camel case unless <c>[JsonPropertyName]</c> names it; descriptions come from <c>[Description]</c> or the XML documentation, and
/// ranges, lengths and patterns from <c>System.ComponentModel.DataAnnotations</c>. What the type cannot say in a strict schema is a diagnostic of the compiler,
/// ORA401 to ORA499.
/// </remarks>
/// <example><code>
/// /// &lt;summary&gt;The weather of a city.&lt;/summary&gt;
/// [OpenRouterSchema]
/// public partial record Weather(string City, [property: Range(-90, 60)] double Celsius);
///
/// Weather weather = await client.Chat.CompleteAsync&lt;Weather&gt;(new ChatRequest { Model = "openai/gpt-5-mini", Messages = ["Oslo?"], MaxTokens = 200 });
/// </code></example>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class OpenRouterSchemaAttribute : Attribute
{
    /// <summary>The schema's name, 1 to 64 letters, digits, underscores and dashes. Default: the type's name.</summary>
    public string? Name { get; set; }

    /// <summary>What the type is for, for the model. Default: the type's <c>[Description]</c>, else the summary of its documentation.</summary>
    public string? Description { get; set; }
}
