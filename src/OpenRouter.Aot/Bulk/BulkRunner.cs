using System.Globalization;
using System.Runtime.CompilerServices;

namespace OpenRouter.Aot;

/// <summary>Many requests at once, with bounded concurrency. One that fails never stops the others. Safe for use by several threads.</summary>
public sealed class BulkRunner
{
    private readonly Dispatcher dispatcher;
    private readonly ModelAliases aliases;
    private readonly PoolState pool;
    private readonly DirectSender direct;

    internal BulkRunner(Dispatcher dispatcher, ModelAliases aliases, PoolState pool, DirectSender direct)
    {
        this.dispatcher = dispatcher;
        this.aliases = aliases;
        this.pool = pool;
        this.direct = direct;
    }

    /// <summary>Runs chats. Their ids are their places: <c>0</c>, <c>1</c>, …</summary>
    /// <param name="requests">The chats; they are taken as places become free, a few ahead, so the sequence may be endless.</param>
    /// <param name="options">How the run goes.</param>
    /// <param name="ct">Stops at once: what is in flight is cancelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concurrency is not between 1 and 10,000, or a limit is negative.</exception>
    /// <exception cref="ArgumentException">Batches are wanted, or under way, without a journal, with a limit of cost, or in order.</exception>
    /// <exception cref="BulkPausedException">The run paused: nothing can serve it for now, or it must not go on. It comes after all results.</exception>
    /// <exception cref="JournalException">The journal cannot be written any more: nothing is sent that is not noted.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public IAsyncEnumerable<BulkResult> RunAsync(IEnumerable<ChatRequest> requests, BulkOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        IEnumerable<BulkRequest> numbered = requests.Select(
            static (request, index) => BulkRequest.FromChat(index.ToString(CultureInfo.InvariantCulture), request));
        return RunAsync(numbered.ToAsyncEnumerable(), options, ct);
    }

    /// <summary>Runs requests. Results come as they finish, or in the order of the requests.</summary>
    /// <param name="requests">
    /// The requests; they are taken as places become free, a few ahead, so the sequence may be endless. When it ends, or throws, what is in flight is finished.
    /// </param>
    /// <param name="options">How the run goes.</param>
    /// <param name="ct">Stops at once: what is in flight is cancelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concurrency is not between 1 and 10,000, or a limit is negative.</exception>
    /// <exception cref="ArgumentException">Batches are wanted, or under way, without a journal, with a limit of cost, or in order.</exception>
    /// <exception cref="BulkPausedException">The run paused: nothing can serve it for now, or it must not go on. It comes after all results.</exception>
    /// <exception cref="JournalException">The journal cannot be written any more: nothing is sent that is not noted.</exception>
    /// <exception cref="OpenRouterException">The run has a limit of cost, and the catalogue with the prices cannot be had.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public IAsyncEnumerable<BulkResult> RunAsync(IAsyncEnumerable<BulkRequest> requests, BulkOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        options ??= new BulkOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxConcurrency, 10_000, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Wait, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxCost ?? 0, nameof(options));
        bool usesBatches = options.Via == BulkVia.Batches || options.Journal is { InBatches: > 0 };
        if (options.Via == BulkVia.Batches && options.Journal is null)
            throw new ArgumentException("Batches need a journal: without one a process that dies would lose what it has paid for.", nameof(options));
        if (usesBatches && options.MaxCost is not null)
            throw new ArgumentException("There is no limit of cost while requests are in batches, whose cost is known only at their end.", nameof(options));
        if (usesBatches && options.IsOrdered)
            throw new ArgumentException("Results of batches come as these end, not in the order of the requests.", nameof(options));
        return RunCoreAsync(requests, options, ct);
    }

    private async IAsyncEnumerable<BulkResult> RunCoreAsync(
        IAsyncEnumerable<BulkRequest> requests, BulkOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        BulkBudget? budget = options.MaxCost is { } most ? await CreateBudgetAsync(most, options, ct).ConfigureAwait(false) : null;
        var sender = new BulkSender(dispatcher, aliases, options, budget);
        BulkBatches? batches = options.Via == BulkVia.Batches || options.Journal is { InBatches: > 0 } ? CreateBatches(options) : null;
        using var run = new BulkRun(sender, new CreditsWatch(pool, new CreditsReader(direct)), pool.Time, options, batches, ct);
        await foreach (BulkResult result in run.RunAsync(requests, ct).ConfigureAwait(false))
            yield return result;
    }

    private BulkBatches CreateBatches(BulkOptions options)
    {
        var endpoint = new BatchesEndpoint(direct, pool.Ring);
        return new BulkBatches(endpoint, new BulkBatchSubmitter(endpoint, pool.Ring, options.Request), aliases, options, pool.Time);
    }

    private async Task<BulkBudget> CreateBudgetAsync(decimal most, BulkOptions options, CancellationToken ct)
    {
        var prices = new BulkPrices(await new ModelsEndpoint(dispatcher).ListAsync(ct: ct).ConfigureAwait(false));
        return new BulkBudget(most, options.Journal is { } journal ? journal.Cost + journal.UncertainCost : 0, prices);
    }
}
