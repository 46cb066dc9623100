using System.Text;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Answers every request of a simulator that plays a scenario.</summary>
internal sealed class ScenarioHandler : IRequestHandler
{
    private const string BasePath = "/api/v1/";
    private const string BatchesPath = "/api/beta/batches";

    private readonly InferenceHandler _inference;
    private readonly LookupHandler _lookup;
    private readonly KeyManagementHandler _keys;
    private readonly BatchHandler _batches;
    private readonly Ledger _ledger;
    private readonly Tally _tally;

    public ScenarioHandler(Scenario scenario, int seed, Tally tally, TimeProvider time, bool countsRepeats)
    {
        _tally = tally;
        var ledger = new Ledger(scenario, time);
        _ledger = ledger;
        var catalogue = new ModelCatalogue(scenario.Models);
        var faults = new FaultPlan(scenario.Faults, seed, tally, time);
        var generations = new GenerationStore(time);
        tally.List(ledger.Aliases, ledger.AccountNames, faults.Names);
        _inference = new InferenceHandler(ledger, catalogue, faults, generations, tally, seed, time, countsRepeats);
        _batches = new BatchHandler(ledger, catalogue, faults, tally, seed, time);
        _lookup = new LookupHandler(ledger, catalogue, faults, generations, time);
        _keys = new KeyManagementHandler(ledger, seed, time);
    }

    public void AddCredits(string account, decimal usd) => _ledger.AddCredits(account, usd);

    public async Task HandleAsync(HttpContext http, CancellationToken gone)
    {
        string path = http.Request.Path.Value ?? "";
        if (path.StartsWith(BasePath, StringComparison.Ordinal))
        {
            string below = path[BasePath.Length..];
            if (HttpMethods.IsPost(http.Request.Method) && InferenceEndpointNames.TryParse(below, out InferenceEndpoint endpoint))
            {
                await _inference.HandleAsync(http, endpoint, gone);
                return;
            }

            if (await _keys.TryHandleAsync(http, below, gone)) return;
            if (HttpMethods.IsGet(http.Request.Method) && await _lookup.TryHandleAsync(http, below, gone)) return;
        }

        if (path.StartsWith(BatchesPath, StringComparison.Ordinal) && await _batches.TryHandleAsync(http, path[BatchesPath.Length..], gone)) return;
        _tally.Unmatched();
        await HttpAnswers.WriteAsync(http, 404, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(EdgePage.Of(404)), gone);
    }
}
