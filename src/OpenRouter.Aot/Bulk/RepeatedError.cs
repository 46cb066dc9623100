namespace OpenRouter.Aot;

/// <summary>
/// Notices that one request after the other fails by its own fault in the same way: then it is not the request, but what all of them have in common. Not safe for use by
/// several threads.
/// </summary>
internal sealed class RepeatedError
{
    private const int MostAtFirst = 50;
    private const int MostInARow = 500;

    private long outcomes;
    private long row;
    private string last = "";

    /// <summary>Takes an outcome in; the pause where it is one too many of the same.</summary>
    public BulkPause? Add(BulkResult result)
    {
        outcomes++;
        if (result.Error is not { Verdict.Scope: VerdictScope.Request } error)
        {
            row = 0;
            return null;
        }

        string kind = KindOf(error);
        row = kind == last ? row + 1 : 1;
        last = kind;
        bool isTooMany = row == outcomes ? row >= MostAtFirst : row >= MostInARow;
        if (!isTooMany)
            return null;
        string which = row == outcomes ? $"the first {row} requests all" : $"{row} requests in a row";
        return new BulkPause(
            BulkPauseReason.RepeatedError, $"Stopped, because {which} failed with the same error, which is that of the requests: {error.Message}", null, error);
    }

    // What the service says differs from request to request by the figures it quotes.
    private static string KindOf(OpenRouterException error)
    {
        ReadOnlySpan<char> reason = error.Verdict.Reason.Length > 0 ? error.Verdict.Reason : error.Message;
        return $"{error.Status} {error.Error?.ErrorType ?? error.Error?.CodeName} {string.Concat(reason.ToString().Where(static letter => !char.IsAsciiDigit(letter)))}";
    }
}
