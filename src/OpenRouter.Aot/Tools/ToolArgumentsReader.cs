using System.ComponentModel;

namespace OpenRouter.Aot;

/// <summary>Reads the arguments of a tool's call.</summary>
/// <typeparam name="T">What they are read into.</typeparam>
/// <param name="reader">The reader.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ToolArgumentsReader<out T>(ref SchemaReader reader);
