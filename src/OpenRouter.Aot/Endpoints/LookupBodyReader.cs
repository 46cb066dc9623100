using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>Reads what was looked up.</summary>
/// <typeparam name="TAnswer">The type of the whole answer.</typeparam>
/// <typeparam name="T">The type of what the caller wants of it.</typeparam>
/// <param name="select">Takes it out of the answer; null where the answer does not have it.</param>
internal sealed class LookupBodyReader<TAnswer, T>(Func<TAnswer, T?> select) : BodyReader<T>
    where TAnswer : class, IJsonModel<TAnswer>
    where T : class
{
    protected override T? Parse(string? contentType, ReadOnlyMemory<byte> body, JsonLimits limits, ref AnswerSummary summary)
    {
        try
        {
            if (select(OpenRouterJson.Parse<TAnswer>(body.Span, new JsonScratch(limits, new JsonStrings()))) is { } found)
                return found;
        }
        catch (JsonTooLargeException)
        {
            summary = summary with { Fault = TransportFault.TooLarge };
            return null;
        }
        catch (JsonException)
        {
            // What it is instead is found out below.
        }

        summary = AnswerSummaryReader.Read(summary, body);
        // An answer without what was asked for is none, whatever else it holds.
        if (summary is { Error: null, Fault: TransportFault.None })
            summary = summary with { IsForeign = true };
        return null;
    }
}
