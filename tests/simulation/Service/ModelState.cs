namespace OpenRouter.Aot.Simulation;

/// <summary>What a model works on.</summary>
internal sealed class ModelState(ModelPlan plan)
{
    public ModelPlan Plan => plan;

    public int InFlight { get; set; }

    public RequestWindow? Limit { get; } = plan.RequestsPerMinute is { } limit ? new RequestWindow(limit, TimeSpan.FromMinutes(1)) : null;

    public bool HasRoom => !(InFlight >= plan.MaxConcurrency);
}
