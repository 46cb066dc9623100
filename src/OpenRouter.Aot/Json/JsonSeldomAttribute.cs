using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>
/// Marks a member that most objects lack. Such members share a side object that is made with the first of them, so that the others cost nothing: a
/// streamed chat makes three objects a token.
/// </summary>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Property)]
internal sealed class JsonSeldomAttribute : Attribute;
