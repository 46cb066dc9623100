namespace OpenRouter.Aot.Generations;

/// <summary>The answer of <c>GET /generation</c>.</summary>
[JsonModel]
internal sealed partial class GenerationAnswer
{
    /// <summary>What was asked for.</summary>
    public partial GenerationDetails? Data { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
