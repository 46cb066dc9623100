namespace OpenRouter.Aot.Responses;

/// <summary>Tells events by what they are about: the names of a beginning, a piece and an end differ in their last word.</summary>
internal static class ResponsePieceKinds
{
    public static ResponsePieceKind Of(string? type)
    {
        int last = type?.LastIndexOf('.') ?? -1;
        return last < 0 ? ResponsePieceKind.None : type.AsSpan(0, last) switch
        {
            "response.output_item" => ResponsePieceKind.Item,
            "response.content_part" or "response.output_text" or "response.output_text.annotation" or "response.refusal"
                or "response.reasoning_text" => ResponsePieceKind.Content,
            "response.reasoning_summary_part" or "response.reasoning_summary_text" => ResponsePieceKind.Summary,
            "response.function_call_arguments" => ResponsePieceKind.Arguments,
            "response.custom_tool_call_input" => ResponsePieceKind.Input,
            "response.code_interpreter_call_code" => ResponsePieceKind.Code,
            _ => ResponsePieceKind.None,
        };
    }
}
