using System.Globalization;
using System.Text;

namespace OpenRouter.Aot.Tests;

/// <summary>Bulk runs that may pause: what came, and why it ended.</summary>
internal static class BulkRuns
{
    /// <summary>A chat as a bulk request.</summary>
    public static BulkRequest Request(string id, string model = "a/one", int? maxTokens = 50, string? text = null) => new()
    {
        Id = id,
        Body = Encoding.UTF8.GetBytes($$"""{"model":"{{model}}"{{(maxTokens is { } most ? $",\"max_tokens\":{most}" : "")}},"messages":[{"role":"user","content":"{{text ?? id}}."}]}"""),
    };

    /// <summary>Requests with the ids 0, 1, …</summary>
    public static BulkRequest[] Requests(int count, string model = "a/one") =>
        [.. Enumerable.Range(0, count).Select(number => Request(number.ToString(CultureInfo.InvariantCulture), model))];

    /// <summary>Runs to the end or to a pause.</summary>
    /// <param name="client">Who sends.</param>
    /// <param name="requests">The requests.</param>
    /// <param name="options">How.</param>
    /// <param name="seen">Called with each result.</param>
    public static async Task<BulkEnd> RunAsync(OpenRouterClient client, IEnumerable<BulkRequest> requests, BulkOptions options, Action<BulkResult>? seen = null)
    {
        var results = new List<BulkResult>();
        var taken = new List<string>();
        try
        {
            await foreach (BulkResult result in client.Bulk.RunAsync(Take(requests, taken).ToAsyncEnumerable(), options, TestContext.Current.CancellationToken))
            {
                results.Add(result);
                seen?.Invoke(result);
            }
        }
        catch (BulkPausedException paused)
        {
            var end = new BulkEnd(results, taken, paused);
            end.AssertNothingIsLost(options.Journal?.Skipped ?? 0);
            return end;
        }

        return new BulkEnd(results, taken, null);
    }

    private static IEnumerable<BulkRequest> Take(IEnumerable<BulkRequest> requests, List<string> taken)
    {
        foreach (BulkRequest request in requests)
        {
            taken.Add(request.Id);
            yield return request;
        }
    }
}
