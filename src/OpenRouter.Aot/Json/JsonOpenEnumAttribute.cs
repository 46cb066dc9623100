using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>
/// Marks a partial record struct that stands for a text out of an open set. Its static partial properties are the texts that are known; one that is
/// not is kept as it was sent.
/// </summary>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class JsonOpenEnumAttribute : Attribute;
