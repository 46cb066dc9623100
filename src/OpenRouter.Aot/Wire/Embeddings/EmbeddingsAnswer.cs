namespace OpenRouter.Aot.Embeddings;

/// <summary>The answer of <c>POST /embeddings</c>. Everything is optional, as the service sends it.</summary>
[JsonModel]
public sealed partial class EmbeddingsAnswer
{
    /// <summary>The generation's id, <c>gen-emb-…</c>.</summary>
    public partial string? Id { get; set; }

    /// <summary>The kind of object, a list.</summary>
    public partial ObjectKind? Object { get; set; }

    /// <summary>The vectors, in the order of the input.</summary>
    public partial IReadOnlyList<EmbeddingVector>? Data { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    public partial string? Model { get; set; }

    /// <summary>The provider that ran it.</summary>
    public partial string? Provider { get; set; }

    /// <summary>What it used and cost.</summary>
    public partial EmbeddingsUsage? Usage { get; set; }

    /// <summary>An error in place of an answer. The client reports it as a failure; it is here for the reader.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>The account. It identifies a customer: keep it out of logs.</summary>
    [JsonSeldom]
    public partial string? UserId { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>How the answer came about: key, account, model, attempts, wait, cost.</summary>
    public AnswerInfo Info
    {
        get => field ??= new AnswerInfo();
        internal set;
    }

    /// <summary>The numbers of all vectors, in the order of the input.</summary>
    /// <exception cref="FormatException">A vector came as a text that is no base64 of 32-bit numbers.</exception>
    public float[][] ToArrays() => [.. (Data ?? []).Select(static vector => vector.ToArray())];
}
