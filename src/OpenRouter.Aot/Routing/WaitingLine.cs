namespace OpenRouter.Aot;

/// <summary>
/// Requests that wait for a key with room, by group, first come first served. Each key that gets room calls one of them. Bounded by its callers:
/// a request stands in it once, and no longer than its own wait.
/// </summary>
internal sealed class WaitingLine(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedList<TaskCompletionSource>> lines = new(StringComparer.Ordinal);

    /// <summary>Waits until called, or until the time is over.</summary>
    /// <param name="route">The route that has no room.</param>
    /// <param name="excluded">The keys whose room is of no use to the request.</param>
    /// <param name="wait">How long at most.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask WaitAsync(KeyRoute route, KeySet excluded, TimeSpan wait, CancellationToken cancellationToken)
    {
        var place = new LinkedListNode<TaskCompletionSource>(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        LinkedList<TaskCompletionSource> line = Join(NameOf(route.Keys.Group.Name), place);
        try
        {
            // Room that returned before this request stood in the line called nobody.
            if (!route.HasRoom(excluded))
                await place.Value.Task.WaitAsync(wait, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The plan looks again in any case.
        }
        finally
        {
            Leave(line, place);
        }
    }

    /// <summary>Calls the first who waits for a key of this group.</summary>
    public void Call(PoolKey key)
    {
        lock (gate)
        {
            if (!lines.TryGetValue(NameOf(key.Group), out LinkedList<TaskCompletionSource>? line) || line.First is not { } first)
                return;
            line.Remove(first);
            first.Value.TrySetResult();
        }
    }

    private LinkedList<TaskCompletionSource> Join(string name, LinkedListNode<TaskCompletionSource> place)
    {
        lock (gate)
        {
            if (!lines.TryGetValue(name, out LinkedList<TaskCompletionSource>? line))
                lines.Add(name, line = []);
            line.AddLast(place);
            return line;
        }
    }

    private void Leave(LinkedList<TaskCompletionSource> line, LinkedListNode<TaskCompletionSource> place)
    {
        lock (gate)
        {
            if (place.List is not null)
                line.Remove(place);
        }
    }

    // Groups are never blank, so the empty name is free for those without one.
    private static string NameOf(string? group) => group ?? "";
}
