namespace OpenRouter.Aot;

/// <summary>
/// Makes a method a tool that a model may call. Its partial class gains <c>All</c>, a <see cref="ToolSet"/> of its static methods, and where it has tools that
/// are no static methods, <c>CreateTools()</c>, the set of all its tools for an instance.
/// </summary>
/// <remarks>
/// Parameters may be texts, numbers, truth values, times, enumerations, types with <see cref="OpenRouterSchemaAttribute"/>, arrays and lists of these, and
/// nullables; one with a default may be left out by the model. A <see cref="CancellationToken"/>, an <see cref="IServiceProvider"/> and what has
/// <see cref="OpenRouterServiceAttribute"/> are not the model's affair. The result may be nothing, any of these types, or a task of one. What cannot be described
/// to a model is a diagnostic of the compiler, ORA301 to ORA399.
/// </remarks>
/// <param name="name">
/// The name for the model: 1 to 64 letters, digits, underscores and dashes. Null takes the method's name in snake case, without <c>Async</c> at its end.
/// </param>
/// <param name="description">What the tool does, for the model. Null takes the method's <c>[Description]</c>, else the summary of its documentation.</param>
/// <example><code>
/// public static partial class Tools
/// {
///     [OpenRouterTool("get_weather", "Current weather of a city")]
///     static Task&lt;Weather&gt; GetWeather(string city, CancellationToken ct) => …;
/// }
///
/// ToolRun run = await client.Chat.RunToolsAsync(request, Tools.All);
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenRouterToolAttribute(string? name = null, string? description = null) : Attribute
{
    /// <summary>The name for the model.</summary>
    public string? Name => name;

    /// <summary>What the tool does, for the model.</summary>
    public string? Description => description;

    /// <summary>
    /// Whether the tool changes nothing outside, so that what led to its call may be repeated. Default: no. After a tool that is not read-only, a request whose
    /// outcome is unknown is not sent again, unless the caller says so (<see cref="RequestOptions.RetryUnknownOutcomes"/>).
    /// </summary>
    public bool IsReadOnly { get; set; }
}
