using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>
/// Marks a partial struct whose partial properties are the alternatives of one value, told apart by its first token: a text, a number, a truth value,
/// an array, an object.
/// </summary>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class JsonUnionAttribute : Attribute;
