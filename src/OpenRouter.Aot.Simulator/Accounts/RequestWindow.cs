namespace OpenRouter.Aot.Simulator;

/// <summary>
/// Counts requests in a window that begins with the first of them. A minute of the clock would make the same few requests pass or fail
/// depending on the second in which they are sent.
/// </summary>
/// <param name="length">How long a window is.</param>
internal sealed class RequestWindow(TimeSpan length)
{
    private int _used;

    public DateTimeOffset Ends { get; private set; }

    public bool TryTake(int limit, DateTimeOffset now)
    {
        if (now >= Ends)
        {
            Ends = now + length;
            _used = 0;
        }

        if (_used >= limit) return false;
        _used++;
        return true;
    }
}
