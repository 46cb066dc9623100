namespace OpenRouter.Aot.Rerank;

/// <summary>The answer of <c>POST /rerank</c>. Everything is optional, as the service sends it.</summary>
[JsonModel]
public sealed partial class RerankAnswer
{
    /// <summary>The generation's id, <c>gen-rerank-…</c>.</summary>
    public partial string? Id { get; set; }

    /// <summary>The model that ran and is billed.</summary>
    public partial string? Model { get; set; }

    /// <summary>The provider that ran it.</summary>
    public partial string? Provider { get; set; }

    /// <summary>The documents, the most relevant first.</summary>
    public partial IReadOnlyList<RerankResult>? Results { get; set; }

    /// <summary>What it used and cost.</summary>
    public partial RerankUsage? Usage { get; set; }

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
}
