using System.Text.Json;
using OpenRouter.Aot.Batches;

namespace OpenRouter.Aot;

/// <summary>Reads a batch. One that failed says so in its <c>error</c>, and yet was looked up well.</summary>
/// <param name="isSubmission">Whether the answer is that to a submission, which must not be made again where this one may have been taken on.</param>
internal sealed class BatchBodyReader(bool isSubmission) : BodyReader<Batch>
{
    public static BatchBodyReader OfSubmission { get; } = new(isSubmission: true);

    public static BatchBodyReader OfLookup { get; } = new(isSubmission: false);

    public override void SetInfo(Batch value, AnswerInfo info) => value.Info = info;

    protected override Batch? Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
    {
        try
        {
            Batch batch = OpenRouterJson.Parse<Batch>(body.Span, new JsonScratch(limits));
            if (batch.Id is { Length: > 0 })
                return batch;
            summary = AnswerSummaryReader.Read(summary, body);
        }
        catch (JsonTooLargeException)
        {
            summary = summary with { Fault = TransportFault.TooLarge };
            return null;
        }
        catch (JsonException)
        {
            summary = AnswerSummaryReader.Unreadable(summary, body.Span);
        }

        if (summary is not { Error: null, IsPage: false })
            return null;
        // A batch was taken on, and what is told of it is lost. To say so keeps a second one from being paid for.
        summary = isSubmission
            ? summary with { IsForeign = false, Fault = TransportFault.Malformed }
            : summary with { IsForeign = summary.Fault == TransportFault.None };
        return null;
    }
}
