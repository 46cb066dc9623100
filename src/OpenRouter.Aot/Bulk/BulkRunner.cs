using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;

namespace OpenRouter.Aot;

/// <summary>Many requests at once, with bounded concurrency. One that fails never stops the others. Safe for use by several threads.</summary>
public sealed class BulkRunner
{
    // Ordered results wait for the slowest before them; this many times the concurrency may be finished and waiting.
    private const int OrderedWindow = 4;

    private readonly Dispatcher dispatcher;
    private readonly ModelAliases aliases;

    internal BulkRunner(Dispatcher dispatcher, ModelAliases aliases)
    {
        this.dispatcher = dispatcher;
        this.aliases = aliases;
    }

    /// <summary>Runs chats. Their ids are their places: <c>0</c>, <c>1</c>, …</summary>
    /// <param name="requests">The chats; they are taken as places become free, so the sequence may be endless.</param>
    /// <param name="options">How the run goes.</param>
    /// <param name="ct">Stops at once: what is in flight is cancelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concurrency is not between 1 and 10,000.</exception>
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
    /// The requests; they are taken as places become free, so the sequence may be endless. When it ends, or throws, what is in flight is finished.
    /// </param>
    /// <param name="options">How the run goes.</param>
    /// <param name="ct">Stops at once: what is in flight is cancelled.</param>
    /// <exception cref="ArgumentOutOfRangeException">The concurrency is not between 1 and 10,000.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public IAsyncEnumerable<BulkResult> RunAsync(IAsyncEnumerable<BulkRequest> requests, BulkOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        options ??= new BulkOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrency, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaxConcurrency, 10_000, nameof(options));
        return RunCoreAsync(requests, options, ct);
    }

    private async IAsyncEnumerable<BulkResult> RunCoreAsync(
        IAsyncEnumerable<BulkRequest> requests, BulkOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var window = new SemaphoreSlim(options.IsOrdered ? options.MaxConcurrency * OrderedWindow : int.MaxValue);
        Channel<BulkResult> results = Channel.CreateBounded<BulkResult>(options.MaxConcurrency);
        Task running = FeedAsync(requests, options, window, results.Writer, stop.Token);
        try
        {
            var early = new Dictionary<long, BulkResult>();
            long next = 0;
            await foreach (BulkResult result in results.Reader.ReadAllAsync(ct).ConfigureAwait(false))
            {
                if (!options.IsOrdered)
                {
                    yield return result;
                    continue;
                }

                early.Add(result.Index, result);
                while (early.Remove(next, out BulkResult? due))
                {
                    next++;
                    window.Release();
                    yield return due;
                }
            }
        }
        finally
        {
            // A reader that leaves early leaves nothing running behind its back.
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FeedAsync(
        IAsyncEnumerable<BulkRequest> requests, BulkOptions options, SemaphoreSlim window, ChannelWriter<BulkResult> results, CancellationToken ct)
    {
        Exception? failure = null;
        try
        {
            var source = new BulkSource(requests.GetAsyncEnumerator(ct));
            await using (source.ConfigureAwait(false))
            {
                IEnumerable<Task> workers = Enumerable.Range(0, options.MaxConcurrency).Select(_ => WorkAsync(source, options, window, results, ct));
                await Task.WhenAll(workers).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // The reader of the results gets it, after the results of what had been in flight.
            failure = exception;
        }

        results.Complete(failure);
    }

    private async Task WorkAsync(BulkSource source, BulkOptions options, SemaphoreSlim window, ChannelWriter<BulkResult> results, CancellationToken ct)
    {
        while (true)
        {
            await window.WaitAsync(ct).ConfigureAwait(false);
            if (await source.TakeAsync(ct).ConfigureAwait(false) is not var (request, index))
                return;
            BulkResult result = await SendAsync(request, index, options.Request ?? RequestOptions.Default, ct).ConfigureAwait(false);
            await results.WriteAsync(result, ct).ConfigureAwait(false);
        }
    }

    private async ValueTask<BulkResult> SendAsync(BulkRequest request, long index, RequestOptions options, CancellationToken ct)
    {
        RequestTemplate template;
        try
        {
            template = RequestTemplate.Parse(request.Body);
        }
        catch (JsonException exception)
        {
            var error = new OpenRouterException($"The body of '{request.Id}' is no JSON object: {exception.Message}", exception);
            return new BulkResult(request, index, error);
        }

        var dispatch = new Dispatch
        {
            Path = request.Path,
            Template = template,
            IsStreamed = template.IsStreamed,
            MustHaveContent = EndpointPath.MustHaveContent(request.Path),
            Route = aliases.Resolve(request.Route.IsEmpty ? template.Model : request.Route),
            Options = options,
            IsBulk = true,
        };
        return template.IsStreamed && request.Path == ChatEndpoint.Path
            ? await StreamAsync(request, index, dispatch, ct).ConfigureAwait(false)
            : await dispatcher.SendAsync(dispatch, RawBodyReader.Instance, ct).ConfigureAwait(false) switch
            {
                { IsSuccess: true, Value: var answer } => new BulkResult(request, index, answer.Body, answer.Info),
                { Error: var error } => new BulkResult(request, index, error!),
            };
    }

    private async ValueTask<BulkResult> StreamAsync(BulkRequest request, long index, Dispatch dispatch, CancellationToken ct)
    {
        OpenRouterResult<ChatCompletion> result = await dispatcher.SendAsync(dispatch, WholeStreamReader.Instance, ct).ConfigureAwait(false);
        return result.IsSuccess
            ? new BulkResult(request, index, OpenRouterJson.ToUtf8Bytes(result.Value), result.Value.Info)
            : new BulkResult(request, index, result.Error);
    }
}
