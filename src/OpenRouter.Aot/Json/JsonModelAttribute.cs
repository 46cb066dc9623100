using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>
/// Marks a partial class whose partial properties are the members of a JSON object, in their order. The generator writes their storage, the reader
/// and the writer.
/// </summary>
[Conditional("OPENROUTER_JSON_MARKS")]
[AttributeUsage(AttributeTargets.Class)]
internal sealed class JsonModelAttribute : Attribute
{
    /// <summary>Whether a null is kept and written back, as a member that has no property is: for what must be sent back as it came.</summary>
    public bool KeepsNulls { get; set; }
}
