namespace OpenRouter.Aot.Responses;

/// <summary>Puts the texts of items together.</summary>
internal static class ResponseText
{
    /// <summary>What is said in all messages.</summary>
    public static string Of(IEnumerable<ResponseItem?>? items) => string.Concat(
        Messages(items).Select(static item => item.Content?.Text ?? Of(item.Content?.Parts, static part => part.Text, ResponsePartType.OutputText)));

    /// <summary>What is refused in all messages.</summary>
    public static string OfRefusal(IEnumerable<ResponseItem?>? items) =>
        string.Concat(Messages(items).Select(static item => Of(item.Content?.Parts, static part => part.Refusal, ResponsePartType.Refusal)));

    /// <summary>All reasoning: of each item what was thought word for word, or else the parts of its summary, with blank lines between.</summary>
    public static string OfReasoning(IEnumerable<ResponseItem?>? items) => string.Join("\n\n", (items ?? [])
        .Where(static item => item?.Type == ResponseItemType.Reasoning)
        .Select(static item => Of(item!.Content?.Parts, static part => part.Text, ResponsePartType.ReasoningText) is { Length: > 0 } text
            ? text
            : string.Join("\n\n", (item.Summary ?? []).Select(static part => part?.Text)))
        .Where(static text => text.Length > 0));

    private static IEnumerable<ResponseItem> Messages(IEnumerable<ResponseItem?>? items) =>
        (items ?? []).Where(static item => item?.Type == ResponseItemType.Message)!;

    private static string Of(IEnumerable<ResponsePart?>? parts, Func<ResponsePart, string?> select, ResponsePartType type) =>
        string.Concat((parts ?? []).Where(part => part?.Type == type).Select(part => select(part!)));
}
