using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>Marks a decimal that the wire has as a text, as OpenRouter has its prices. One that came as a number is written back as one.</summary>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonTextAttribute : Attribute;
