namespace OpenRouter.Aot.Cli;

/// <summary>What a batch will cost, as far as it can be told beforehand.</summary>
/// <param name="Input">The file.</param>
/// <param name="Lines">Its lines that are not blank.</param>
/// <param name="Rejected">Those that cannot be sent.</param>
/// <param name="Models">The requests by model and endpoint, most first.</param>
/// <param name="Pace">What has been measured; null where nothing has.</param>
/// <param name="Warnings">What will not work, or may not.</param>
internal sealed record EstimateReport(
    string Input, long Lines, long Rejected, IReadOnlyList<ModelEstimate> Models, MeasuredPace? Pace, IReadOnlyList<EstimateWarning> Warnings)
{
    public long Requests => Models.Sum(model => model.Requests.Count);

    /// <summary>Requests that name no limit for their answer.</summary>
    public long Unlimited => Models.Where(model => model.IsCounted).Sum(model => model.Unlimited.Count);

    public TokenRange Prompt => Sum(model => model.Prompt);

    public TokenRange Completion => Sum(model => model.Completion);

    /// <summary>Requests whose price is unknown: they are not in the cost.</summary>
    public long Unpriced => Models.Where(model => model.Cost.Low is null).Sum(model => model.Requests.Count);

    /// <summary>What is known of the cost; there is no upper bound where a price is unknown.</summary>
    public CostRange Cost => SumCosts(Models);

    /// <summary>How long it takes at the measured pace; null where nothing has been measured.</summary>
    public TimeSpan? Time => Pace is { RequestsPerSecond: > 0 } pace ? TimeSpan.FromSeconds(Math.Min(Requests / pace.RequestsPerSecond, TimeSpan.MaxValue.TotalSeconds / 2)) : null;

    /// <summary>What it costs at the measured cost of a request; null where nothing has been measured.</summary>
    public decimal? MeasuredCost => Pace is { } pace ? Requests * pace.MeanCostUsd : null;

    public static CostRange SumCosts(IReadOnlyList<ModelEstimate> models)
    {
        CostRange[] costs = [.. models.Select(model => model.Cost)];
        return new CostRange(
            costs.All(cost => cost.Low is null) ? null : costs.Sum(cost => cost.Low ?? 0),
            costs.All(cost => cost.High is not null) ? costs.Sum(cost => cost.High) : null);
    }

    private TokenRange Sum(Func<ModelEstimate, TokenRange> range) =>
        Models.Where(model => model.IsCounted).Aggregate(new TokenRange(0, 0), (sum, model) => sum + range(model));
}
