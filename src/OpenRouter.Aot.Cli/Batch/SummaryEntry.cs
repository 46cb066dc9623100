using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>What a summary takes of one result.</summary>
internal readonly record struct SummaryEntry
{
    // Beyond what any answer can hold or cost; a service that says more shall not make the sums overflow.
    private const long MostTokens = 1_000_000_000_000;
    private const decimal MostCost = 1_000_000_000;

    /// <summary>Whom the failure is to be blamed on; null where the request succeeded.</summary>
    public VerdictScope? FailedFor { get; init; }

    /// <summary>The code of the failure, as the output has it; null where the request succeeded.</summary>
    public string? Code { get; init; }

    /// <summary>Why the answer ended; null where it does not say.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The model that was asked for in the first place; it is told only where another has answered.</summary>
    public string? AskedModel { get; init; }

    /// <summary>Whether another model answered than the one that was asked for.</summary>
    public bool IsSubstituted { get; init; }

    /// <summary>The model that answered, or was asked last; null where nobody knows.</summary>
    public string? Model { get; init; }

    /// <summary>The provider that the answer names.</summary>
    public string? Provider { get; init; }

    /// <summary>The alias of the key that served, or was tried last; empty where none was.</summary>
    public string? Key { get; init; }

    public long PromptTokens { get; init; }

    public long CompletionTokens { get; init; }

    public decimal Cost { get; init; }

    public int Attempts { get; init; }

    public TimeSpan Waited { get; init; }

    public static SummaryEntry Of(BulkResult result) => new()
    {
        FailedFor = result.Error?.Verdict.Scope,
        Code = result.Error is { } error ? ResultLine.CodeOf(error) : null,
        FinishReason = result.FinishReason,
        IsSubstituted = result.IsSubstituted,
        AskedModel = result.IsSubstituted ? result.Request.Route.Primary ?? ReadModel(result.Request.Body.Span) : null,
        Model = result.Info.Model ?? result.Info.RequestedModel,
        Provider = result.Info.Provider,
        Key = result.Info.KeyAlias,
        PromptTokens = Math.Clamp(result.PromptTokens ?? 0, 0, MostTokens),
        CompletionTokens = Math.Clamp(result.CompletionTokens ?? 0, 0, MostTokens),
        Cost = Math.Clamp(result.Info.Cost ?? 0, -MostCost, MostCost),
        Attempts = result.Info.Attempts,
        Waited = result.Info.Waited,
    };

    // What is told apart only where another model has answered is read then, rather than kept for each of the lines.
    private static string? ReadModel(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 600 });
            string? first = null;
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isModel = json.ValueTextEquals("model"u8), isList = json.ValueTextEquals("models"u8);
                json.Read();
                if (isModel && json.TokenType == JsonTokenType.String)
                    return json.GetString();
                if (isList && json.TokenType == JsonTokenType.StartArray)
                    first = ReadFirst(json);
                json.Skip();
            }

            return first;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A name that is no text, such as half of an emoji.
            return null;
        }
    }

    private static string? ReadFirst(Utf8JsonReader list) => list.Read() && list.TokenType == JsonTokenType.String ? list.GetString() : null;
}
