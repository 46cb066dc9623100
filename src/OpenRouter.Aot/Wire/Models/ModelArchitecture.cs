namespace OpenRouter.Aot.Models;

/// <summary>What a model takes and gives.</summary>
[JsonModel]
public sealed partial class ModelArchitecture
{
    /// <summary>Both in a line, such as <c>text+image-&gt;text</c>.</summary>
    public partial string? Modality { get; set; }

    /// <summary>What it takes.</summary>
    public partial IReadOnlyList<Modality>? InputModalities { get; set; }

    /// <summary>What it gives.</summary>
    public partial IReadOnlyList<Modality>? OutputModalities { get; set; }

    /// <summary>The family of its tokenizer, such as <c>GPT</c> or <c>Qwen3</c>.</summary>
    public partial string? Tokenizer { get; set; }

    /// <summary>The format of its instructions, such as <c>chatml</c>; null where nobody says.</summary>
    public partial string? InstructType { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    public partial ExtraMembers? Extra { get; set; }
}
