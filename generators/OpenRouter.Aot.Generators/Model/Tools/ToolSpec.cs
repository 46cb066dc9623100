namespace OpenRouter.Aot.Generators.Model;

/// <summary>A method that is a tool.</summary>
/// <param name="Method">The method's name.</param>
/// <param name="IsStatic">Whether it is static.</param>
/// <param name="Name">The tool's name.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="IsReadOnly">Whether it changes nothing outside.</param>
/// <param name="Json">The schema of its parameters, in pieces of a line.</param>
/// <param name="Parameters">The method's parameters in their order.</param>
/// <param name="Arguments">Those that the model sees, in their order.</param>
/// <param name="IsAwaited">Whether the method gives a task.</param>
/// <param name="Result">What it gives in the end; null for nothing.</param>
internal sealed record ToolSpec(
    string Method, bool IsStatic, string Name, string? Description, bool IsReadOnly, EquatableArray<string> Json,
    EquatableArray<ToolParameterSpec> Parameters, EquatableArray<SchemaMemberSpec> Arguments, bool IsAwaited, SchemaValueSpec? Result);
