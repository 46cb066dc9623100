using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>
/// Marks a text that is the same again and again where many objects are read one after the other, such as the model in the chunks of a stream: there
/// it is made once.
/// </summary>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonRepeatsAttribute : Attribute;
