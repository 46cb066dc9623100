using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.Aot.Extensions.AI;

/// <summary>
/// A request made of messages and options. Where several say something, the request that the caller's factory made counts before OpenRouter's own settings,
/// and these before the options that all providers have.
/// </summary>
/// <param name="Request">The request; nobody else holds it.</param>
/// <param name="Options">What it wants otherwise than the client's defaults.</param>
internal readonly record struct PreparedChat(ChatRequest Request, RequestOptions? Options)
{
    /// <summary>Makes the request.</summary>
    /// <exception cref="ArgumentException">Something in it cannot be sent.</exception>
    public static PreparedChat Of(IChatClient client, ModelRoute model, IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        ArgumentNullException.ThrowIfNull(messages);
        // The factory's request may be one that the caller keeps.
        ChatRequest request = options?.RawRepresentationFactory?.Invoke(client) is ChatRequest raw ? raw.Copy() : new ChatRequest { Messages = [] };
        OpenRouterChatSettings? settings = OpenRouterChatSettings.Find(options);
        settings?.ApplyTo(request);
        if (request.Model.IsEmpty)
            request.Model = RouteOf(model, options?.ModelId);
        if (options is not null)
            Apply(options, request);
        AddTurns(messages, options?.Instructions, request);
        AddExtras(options?.AdditionalProperties, request);
        return new PreparedChat(request, settings?.ToRequestOptions());
    }

    // The model that the client was made with keeps its fallbacks when it is named again, as middleware does.
    private static ModelRoute RouteOf(ModelRoute model, string? asked) => string.IsNullOrEmpty(asked) || asked == model.Primary ? model : asked;

    private static void Apply(ChatOptions options, ChatRequest request)
    {
        request.Temperature ??= Widen(options.Temperature);
        request.TopP ??= Widen(options.TopP);
        request.TopK ??= options.TopK;
        request.FrequencyPenalty ??= Widen(options.FrequencyPenalty);
        request.PresencePenalty ??= Widen(options.PresencePenalty);
        request.Seed ??= options.Seed;
        if (request.MaxCompletionTokens is null)
            request.MaxTokens ??= options.MaxOutputTokens;
        if (options.StopSequences is { Count: > 0 } stop)
            request.Stop ??= new StopSequences([.. stop]);
        request.SessionId ??= options.ConversationId;
        request.Reasoning ??= ReasoningOf(options.Reasoning);
        request.ResponseFormat ??= FormatOf(options);
        ToolWriter.Apply(options, request);
    }

    private static ReasoningPreferences? ReasoningOf(ReasoningOptions? options)
    {
        if (options is null)
            return null;
        var reasoning = new ReasoningPreferences
        {
            Effort = options.Effort switch
            {
                ReasoningEffort.None => EffortLevel.None,
                ReasoningEffort.Low => EffortLevel.Low,
                ReasoningEffort.Medium => EffortLevel.Medium,
                ReasoningEffort.High => EffortLevel.High,
                ReasoningEffort.ExtraHigh => EffortLevel.Xhigh,
                _ => default(EffortLevel?),
            },
            Exclude = options.Output switch
            {
                ReasoningOutput.None => true,
                ReasoningOutput.Full or ReasoningOutput.Summary => false,
                _ => null,
            },
            Summary = options.Output == ReasoningOutput.Summary ? "auto" : null,
        };
        return reasoning.Effort is null && reasoning.Exclude is null ? null : reasoning;
    }

    private static AnswerFormat? FormatOf(ChatOptions options)
    {
        switch (options.ResponseFormat)
        {
            case ChatResponseFormatText:
                return new AnswerFormat { Type = "text" };
            case ChatResponseFormatJson { Schema: { } schema } json:
                AnswerFormat format = AnswerFormat.FromSchema(json.SchemaName ?? "answer", JsonValueWriter.ToJson(schema));
                format.JsonSchema!.Description = json.SchemaDescription;
                // Microsoft.Extensions.AI makes schemas that a strict provider refuses: strictness is the caller's to ask for.
                format.JsonSchema.Strict = ToolWriter.StrictnessOf(options.AdditionalProperties);
                return format;
            case ChatResponseFormatJson:
                return AnswerFormat.JsonObject;
            default:
                return null;
        }
    }

    // 0.7f is 0.699999988079071 as a double, which nobody asked for.
    private static double? Widen(float? number) =>
        number is { } value ? double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    private static void AddTurns(IEnumerable<ChatMessage> messages, string? instructions, ChatRequest request)
    {
        if (!string.IsNullOrEmpty(instructions))
            request.Messages.Add(ChatTurn.System(instructions));
        var writer = new TurnWriter(request.Messages);
        int number = 0;
        foreach (ChatMessage message in messages)
            writer.Add(message, number++);
    }

    private static void AddExtras(AdditionalPropertiesDictionary? properties, ChatRequest request)
    {
        HashSet<string>? taken = null;
        foreach ((string name, object? value) in properties ?? [])
        {
            if (name is CarriedMembers.Name or ToolWriter.Strict)
                continue;
            RawJson json = JsonValueWriter.ToJson(value, $"ChatOptions.AdditionalProperties[\"{name}\"]");
            taken ??= NamesOf(request);
            if (!taken.Add(name))
            {
                throw new ArgumentException($"ChatOptions.AdditionalProperties[\"{name}\"] is a member that the request has already, by a property of ChatOptions or WithOpenRouter. "
                    + "Say it in one place.");
            }

            (request.Extra ??= new ExtraMembers())[name] = json;
        }
    }

    private static HashSet<string> NamesOf(ChatRequest request)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "model", "stream" };
        foreach (JsonProperty member in JsonValueWriter.ToElement(OpenRouterJson.ToUtf8Bytes(request)).EnumerateObject())
            names.Add(member.Name);
        return names;
    }
}
