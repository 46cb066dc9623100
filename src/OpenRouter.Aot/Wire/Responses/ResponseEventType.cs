namespace OpenRouter.Aot.Responses;

/// <summary>What an event of a streamed response tells. An open set: a type that is not known here is kept as sent.</summary>
[JsonOpenEnum]
public readonly partial record struct ResponseEventType
{
    /// <summary>The response has begun.</summary>
    [JsonName("response.created")]
    public static partial ResponseEventType Created { get; }

    /// <summary>The response is being made.</summary>
    [JsonName("response.in_progress")]
    public static partial ResponseEventType InProgress { get; }

    /// <summary>The response waits.</summary>
    [JsonName("response.queued")]
    public static partial ResponseEventType Queued { get; }

    /// <summary>The end: the whole response.</summary>
    [JsonName("response.completed")]
    public static partial ResponseEventType Completed { get; }

    /// <summary>The end of a response that stopped early, with all that there is.</summary>
    [JsonName("response.incomplete")]
    public static partial ResponseEventType Incomplete { get; }

    /// <summary>The end of a response that failed.</summary>
    [JsonName("response.failed")]
    public static partial ResponseEventType Failed { get; }

    /// <summary>An error in place of the rest.</summary>
    [JsonName("error")]
    public static partial ResponseEventType Error { get; }

    /// <summary>An error in place of the rest, as OpenRouter sends it.</summary>
    [JsonName("response.error")]
    public static partial ResponseEventType ResponseError { get; }

    /// <summary>An item begins.</summary>
    [JsonName("response.output_item.added")]
    public static partial ResponseEventType OutputItemAdded { get; }

    /// <summary>An item is complete; the event holds it.</summary>
    [JsonName("response.output_item.done")]
    public static partial ResponseEventType OutputItemDone { get; }

    /// <summary>A part of an item begins.</summary>
    [JsonName("response.content_part.added")]
    public static partial ResponseEventType ContentPartAdded { get; }

    /// <summary>A part is complete; the event holds it.</summary>
    [JsonName("response.content_part.done")]
    public static partial ResponseEventType ContentPartDone { get; }

    /// <summary>A piece of text.</summary>
    [JsonName("response.output_text.delta")]
    public static partial ResponseEventType OutputTextDelta { get; }

    /// <summary>A text is complete.</summary>
    [JsonName("response.output_text.done")]
    public static partial ResponseEventType OutputTextDone { get; }

    /// <summary>An annotation of a text.</summary>
    [JsonName("response.output_text.annotation.added")]
    public static partial ResponseEventType OutputTextAnnotationAdded { get; }

    /// <summary>A piece of a refusal.</summary>
    [JsonName("response.refusal.delta")]
    public static partial ResponseEventType RefusalDelta { get; }

    /// <summary>A refusal is complete.</summary>
    [JsonName("response.refusal.done")]
    public static partial ResponseEventType RefusalDone { get; }

    /// <summary>A piece of a function's arguments.</summary>
    [JsonName("response.function_call_arguments.delta")]
    public static partial ResponseEventType FunctionCallArgumentsDelta { get; }

    /// <summary>A function's arguments are complete.</summary>
    [JsonName("response.function_call_arguments.done")]
    public static partial ResponseEventType FunctionCallArgumentsDone { get; }

    /// <summary>A piece of a tool's input.</summary>
    [JsonName("response.custom_tool_call_input.delta")]
    public static partial ResponseEventType CustomToolCallInputDelta { get; }

    /// <summary>A tool's input is complete.</summary>
    [JsonName("response.custom_tool_call_input.done")]
    public static partial ResponseEventType CustomToolCallInputDone { get; }

    /// <summary>A piece of reasoning.</summary>
    [JsonName("response.reasoning_text.delta")]
    public static partial ResponseEventType ReasoningTextDelta { get; }

    /// <summary>Reasoning is complete.</summary>
    [JsonName("response.reasoning_text.done")]
    public static partial ResponseEventType ReasoningTextDone { get; }

    /// <summary>A part of a summary of the reasoning begins.</summary>
    [JsonName("response.reasoning_summary_part.added")]
    public static partial ResponseEventType ReasoningSummaryPartAdded { get; }

    /// <summary>A part of a summary is complete.</summary>
    [JsonName("response.reasoning_summary_part.done")]
    public static partial ResponseEventType ReasoningSummaryPartDone { get; }

    /// <summary>A piece of a summary.</summary>
    [JsonName("response.reasoning_summary_text.delta")]
    public static partial ResponseEventType ReasoningSummaryTextDelta { get; }

    /// <summary>A summary's text is complete.</summary>
    [JsonName("response.reasoning_summary_text.done")]
    public static partial ResponseEventType ReasoningSummaryTextDone { get; }

    /// <summary>An image is asked for.</summary>
    [JsonName("response.image_generation_call.in_progress")]
    public static partial ResponseEventType ImageGenerationCallInProgress { get; }

    /// <summary>An image is being made.</summary>
    [JsonName("response.image_generation_call.generating")]
    public static partial ResponseEventType ImageGenerationCallGenerating { get; }

    /// <summary>An image as far as it has come.</summary>
    [JsonName("response.image_generation_call.partial_image")]
    public static partial ResponseEventType ImageGenerationCallPartialImage { get; }

    /// <summary>An image is complete.</summary>
    [JsonName("response.image_generation_call.completed")]
    public static partial ResponseEventType ImageGenerationCallCompleted { get; }

    /// <summary>Code is being written.</summary>
    [JsonName("response.code_interpreter_call.in_progress")]
    public static partial ResponseEventType CodeInterpreterCallInProgress { get; }

    /// <summary>Code runs.</summary>
    [JsonName("response.code_interpreter_call.interpreting")]
    public static partial ResponseEventType CodeInterpreterCallInterpreting { get; }

    /// <summary>Code has run.</summary>
    [JsonName("response.code_interpreter_call.completed")]
    public static partial ResponseEventType CodeInterpreterCallCompleted { get; }

    /// <summary>A piece of code.</summary>
    [JsonName("response.code_interpreter_call_code.delta")]
    public static partial ResponseEventType CodeInterpreterCallCodeDelta { get; }

    /// <summary>Code is complete.</summary>
    [JsonName("response.code_interpreter_call_code.done")]
    public static partial ResponseEventType CodeInterpreterCallCodeDone { get; }

    /// <summary>A search is asked for.</summary>
    [JsonName("response.web_search_call.in_progress")]
    public static partial ResponseEventType WebSearchCallInProgress { get; }

    /// <summary>A search runs.</summary>
    [JsonName("response.web_search_call.searching")]
    public static partial ResponseEventType WebSearchCallSearching { get; }

    /// <summary>A search is complete.</summary>
    [JsonName("response.web_search_call.completed")]
    public static partial ResponseEventType WebSearchCallCompleted { get; }

    /// <summary>A piece of a file's change.</summary>
    [JsonName("response.apply_patch_call_operation_diff.delta")]
    public static partial ResponseEventType ApplyPatchDiffDelta { get; }

    /// <summary>A file's change is complete.</summary>
    [JsonName("response.apply_patch_call_operation_diff.done")]
    public static partial ResponseEventType ApplyPatchDiffDone { get; }

    /// <summary>Several models are asked at once.</summary>
    [JsonName("response.fusion_call.in_progress")]
    public static partial ResponseEventType FusionCallInProgress { get; }

    /// <summary>One of them begins.</summary>
    [JsonName("response.fusion_call.panel.added")]
    public static partial ResponseEventType FusionCallPanelAdded { get; }

    /// <summary>A piece of its text.</summary>
    [JsonName("response.fusion_call.panel.delta")]
    public static partial ResponseEventType FusionCallPanelDelta { get; }

    /// <summary>A piece of its reasoning.</summary>
    [JsonName("response.fusion_call.panel.reasoning.delta")]
    public static partial ResponseEventType FusionCallPanelReasoningDelta { get; }

    /// <summary>It is done.</summary>
    [JsonName("response.fusion_call.panel.completed")]
    public static partial ResponseEventType FusionCallPanelCompleted { get; }

    /// <summary>It failed.</summary>
    [JsonName("response.fusion_call.panel.failed")]
    public static partial ResponseEventType FusionCallPanelFailed { get; }

    /// <summary>Their answers are being compared.</summary>
    [JsonName("response.fusion_call.analysis.in_progress")]
    public static partial ResponseEventType FusionCallAnalysisInProgress { get; }

    /// <summary>Their answers have been compared.</summary>
    [JsonName("response.fusion_call.analysis.completed")]
    public static partial ResponseEventType FusionCallAnalysisCompleted { get; }

    /// <summary>The models have been asked.</summary>
    [JsonName("response.fusion_call.completed")]
    public static partial ResponseEventType FusionCallCompleted { get; }

    /// <summary>What OpenRouter sent to a provider.</summary>
    [JsonName("response.debug")]
    public static partial ResponseEventType Debug { get; }
}
