using System.ComponentModel;

namespace OpenRouter.Aot;

/// <summary>Writes the result of a tool as JSON.</summary>
/// <typeparam name="T">The result's type.</typeparam>
/// <param name="result">The result.</param>
/// <param name="writer">The writer.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void ToolResultWriter<in T>(T result, ref SchemaWriter writer);
