using System.Globalization;

namespace OpenRouter.Aot;

/// <summary>Runs the calls of one answer, each of them once.</summary>
internal static class ToolCalls
{
    /// <summary>How many calls of one answer are run; a model that makes more is in a loop.</summary>
    public const int MostAtOnce = 128;

    /// <summary>
    /// The calls that are to be run. Providers repeat a call within an answer: the same id, name and arguments are one call. One without an id gets one, because
    /// its result could not be sent back otherwise.
    /// </summary>
    public static List<ToolCall> Distinct(ChatTurn said, int step)
    {
        var calls = new List<ToolCall>();
        var seen = new HashSet<(string, string?, string?)>();
        foreach (ToolCall call in said.ToolCalls ?? [])
        {
            if (call.Type is { } type && type != ToolKind.Function)
                continue;
            if (string.IsNullOrEmpty(call.Id))
                call.Id = string.Create(CultureInfo.InvariantCulture, $"call_{step}_{calls.Count + 1}");
            if (seen.Add((call.Id, call.Function?.Name, call.Function?.Arguments)))
                calls.Add(call);
        }

        return calls;
    }

    /// <summary>Runs them, several at once, and gives the results in the order of the calls.</summary>
    public static async ValueTask<ToolResult[]> InvokeAsync(ToolSet tools, List<ToolCall> calls, CancellationToken ct)
    {
        var results = new ToolResult[calls.Count];
        for (int i = MostAtOnce; i < calls.Count; i++)
            results[i] = Refuse(calls[i], calls.Count);
        if (calls.Count == 1)
        {
            results[0] = await tools.InvokeAsync(calls[0], ct).ConfigureAwait(false);
            return results;
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = tools.MaxConcurrency, CancellationToken = ct };
        await Parallel.ForAsync(0, Math.Min(calls.Count, MostAtOnce), options, async (i, token) =>
            results[i] = await tools.InvokeAsync(calls[i], ct).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }

    private static ToolResult Refuse(ToolCall call, int count)
    {
        var error = new InvalidOperationException($"{count} calls in one answer are too many; only the first {MostAtOnce} were run. Call fewer at once.");
        return new ToolResult(call, ToolSet.Describe(error), error);
    }
}
