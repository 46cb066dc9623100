namespace OpenRouter.Aot.Responses;

/// <summary>One event of a streamed response. Which members it has depends on its <see cref="Type"/>.</summary>
[JsonModel]
public sealed partial class ResponseEvent
{
    /// <summary>What it tells.</summary>
    public partial ResponseEventType? Type { get; set; }

    /// <summary>Its number in the stream, from 0.</summary>
    public partial int? SequenceNumber { get; set; }

    /// <summary>Which item of the output it is about, from 0.</summary>
    public partial int? OutputIndex { get; set; }

    /// <summary>Which part of the item, from 0.</summary>
    public partial int? ContentIndex { get; set; }

    /// <summary>The item's id.</summary>
    [JsonRepeats]
    public partial string? ItemId { get; set; }

    /// <summary>The next piece: of text, of reasoning, of arguments, of code.</summary>
    public partial string? Delta { get; set; }

    /// <summary>How likely the piece's tokens were.</summary>
    public partial IReadOnlyList<ResponseLogprob>? Logprobs { get; set; }

    /// <summary>The response as far as it has come; at the end, the whole one.</summary>
    [JsonSeldom]
    public partial ResponseAnswer? Response { get; set; }

    /// <summary>The item that begins or is complete.</summary>
    [JsonSeldom]
    public partial ResponseItem? Item { get; set; }

    /// <summary>The part that begins or is complete.</summary>
    [JsonSeldom]
    public partial ResponsePart? Part { get; set; }

    /// <summary>The whole text, or reasoning, that is complete.</summary>
    [JsonSeldom]
    public partial string? Text { get; set; }

    /// <summary>The whole refusal.</summary>
    [JsonSeldom]
    public partial string? Refusal { get; set; }

    /// <summary>All the arguments of a call.</summary>
    [JsonSeldom]
    public partial string? Arguments { get; set; }

    /// <summary>The name of the function that is called.</summary>
    [JsonSeldom]
    public partial string? Name { get; set; }

    /// <summary>All the input of a custom tool.</summary>
    [JsonSeldom]
    public partial string? Input { get; set; }

    /// <summary>All the code; or the code of an error.</summary>
    [JsonSeldom]
    public partial string? Code { get; set; }

    /// <summary>The whole change of a file.</summary>
    [JsonSeldom]
    public partial string? Diff { get; set; }

    /// <summary>Which part of the reasoning's summary, from 0.</summary>
    [JsonSeldom]
    public partial int? SummaryIndex { get; set; }

    /// <summary>The annotation.</summary>
    [JsonSeldom]
    public partial ResponseAnnotation? Annotation { get; set; }

    /// <summary>Which annotation of the text, from 0.</summary>
    [JsonSeldom]
    public partial int? AnnotationIndex { get; set; }

    /// <summary>The image as far as it has come, in Base64.</summary>
    [JsonName("partial_image_b64"), JsonSeldom]
    public partial string? PartialImageB64 { get; set; }

    /// <summary>Which of the images on the way, from 0.</summary>
    [JsonSeldom]
    public partial int? PartialImageIndex { get; set; }

    /// <summary>What went wrong, for people.</summary>
    [JsonSeldom]
    public partial string? Message { get; set; }

    /// <summary>The parameter that is at fault.</summary>
    [JsonSeldom]
    public partial string? Param { get; set; }

    /// <summary>What went wrong.</summary>
    [JsonSeldom]
    public partial ApiError? Error { get; set; }

    /// <summary>OpenRouter's own name of the failure.</summary>
    [JsonSeldom]
    public partial string? ErrorType { get; set; }

    /// <summary>The model, where several are asked at once.</summary>
    [JsonSeldom]
    public partial string? Model { get; set; }

    /// <summary>All that this model answered.</summary>
    [JsonSeldom]
    public partial string? Content { get; set; }

    /// <summary>The status that this model failed with.</summary>
    [JsonSeldom]
    public partial int? StatusCode { get; set; }

    /// <summary>The model that compares the answers.</summary>
    [JsonSeldom]
    public partial string? AnalystModel { get; set; }

    /// <summary>The model that judges them.</summary>
    [JsonSeldom]
    public partial string? JudgeModel { get; set; }

    /// <summary>What the models agreed on and what not.</summary>
    [JsonSeldom]
    public partial RawJson? Analysis { get; set; }

    /// <summary>What OpenRouter sent to a provider, and when.</summary>
    [JsonSeldom]
    public partial RawJson? Debug { get; set; }

    /// <summary>Members that have no property here, kept and written back.</summary>
    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }

    /// <summary>The error that this event is: its members may be those of the error itself.</summary>
    internal ApiError? ToError() => ApiErrorReader.FromBody(AnswerSummaryReader.Fields(OpenRouterJson.ToUtf8Bytes(this)));
}
