namespace OpenRouter.Aot.Cli;

/// <summary>
/// Tells beforehand what a batch will take: tokens, money, time, and what cannot work. It asks for the catalogue, the keys and the credits,
/// which costs nothing, and sends none of the requests.
/// </summary>
/// <param name="settings">What is to be estimated.</param>
/// <param name="client">Who asks.</param>
/// <param name="options">What it was made from.</param>
/// <param name="pace">What an earlier part of the batch has shown; null where there was none.</param>
/// <param name="notes">Where lines are named that cannot be sent.</param>
internal sealed class BatchEstimate(
    EstimateSettings settings, OpenRouterClient client, OpenRouterClientOptions options, MeasuredPace? pace, TextWriter notes)
{
    /// <summary>Estimates and prints.</summary>
    /// <param name="isJson">Whether it goes to stdout as one JSON object.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UsageException">The input cannot be read, or holds no lines.</exception>
    /// <exception cref="OpenRouterException">The service did not give its catalogue.</exception>
    public async Task<int> RunAsync(bool isJson, CancellationToken ct)
    {
        EstimateReport report = await MeasureAsync(ct);
        if (isJson)
        {
            JsonOutput.Print(json => EstimateJson.Write(json, report));
        }
        else
        {
            if (report.Models.Count > 0)
                Terminal.Output.Write(EstimateText.CreateTable(report));
            foreach (string line in EstimateText.Describe(report))
                Console.Out.WriteLine(line);
        }

        return report.Rejected > 0 ? ExitCodes.Failure : ExitCodes.Success;
    }

    /// <summary>Estimates.</summary>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="UsageException">The input cannot be read, or holds no lines.</exception>
    /// <exception cref="OpenRouterException">The service did not give its catalogue.</exception>
    public async Task<EstimateReport> MeasureAsync(CancellationToken ct)
    {
        settings.Validate();
        Catalogue catalogue = await Catalogue.ReadAsync(client, settings.Group, ct);
        var input = new EstimateInput(settings, notes);
        var groups = new Dictionary<(string Model, string Path), ModelEstimate>();
        await foreach ((BulkRequest request, long line) in input.ReadAsync(ct))
        {
            PromptFacts facts = PromptReader.Read(request.Body.Span, EndpointKinds.Of(request.Path));
            string model = request.Route.Primary ?? facts.Model ?? "";
            if (!groups.TryGetValue((model, request.Path), out ModelEstimate? group))
                groups.Add((model, request.Path), group = CreateGroup(catalogue, model, request.Path));
            group.Add(facts, line);
        }

        if (input.Lines == 0)
            throw new UsageException($"{settings.Input} holds no lines.");
        ModelEstimate[] models = [.. groups.Values.OrderByDescending(group => group.Requests.Count).ThenBy(group => group.Slug, StringComparer.Ordinal)];
        PoolMeans means = await PoolMeans.ReadAsync(client, options, settings.Group, ct);
        return new EstimateReport(settings.Input, input.Lines, input.Rejected, models, pace, FindWarnings(catalogue, models, means));
    }

    private static EstimateWarning[] FindWarnings(Catalogue catalogue, ModelEstimate[] models, PoolMeans means)
    {
        var warnings = new ModelWarnings(catalogue);
        long free = models.Where(model => Catalogue.IsFree(model.Slug)).Sum(model => model.Requests.Count);
        return [.. PoolWarnings.Find(means, free, EstimateReport.SumCosts(models)), .. models.SelectMany(warnings.Find).Distinct()];
    }

    // A pool may have names of its own for a model and its fallbacks.
    private ModelEstimate CreateGroup(Catalogue catalogue, string name, string path)
    {
        string[] route = [.. Resolve(name), .. settings.Fallbacks.SelectMany(Resolve)];
        return new ModelEstimate(route[0], [.. route.Skip(1).Distinct(StringComparer.Ordinal)], path, catalogue.Find(route[0]));
    }

    private string[] Resolve(string name) => options.Models.TryGetValue(name, out ModelRoute route) && !route.IsEmpty ? route.Slugs.ToArray() : [name];
}
