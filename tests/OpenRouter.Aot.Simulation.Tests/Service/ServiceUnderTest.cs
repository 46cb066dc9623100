namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>A modelled service that is asked directly.</summary>
internal sealed class ServiceUnderTest : IExchangeOwner
{
    private long requests;

    public ServiceUnderTest(ServicePlan plan, ulong seed = 1) => Service = new ModelledService(Clock, plan, seed);

    public VirtualClock Clock { get; } = new();

    public ModelledService Service { get; }

    /// <summary>Exchanges whose headers came, and then those that ended, in that order.</summary>
    public List<Exchange> Headers { get; } = [];

    public List<Exchange> Ended { get; } = [];

    /// <summary>Sends a request, whose answer comes later.</summary>
    public Exchange Send(int key = 0, params int[] models)
    {
        var exchange = new Exchange(Service, this);
        Service.Send(exchange, requests++, attempt: 1, key, models.Length == 0 ? [0] : models, TimeSpan.FromMinutes(10));
        return exchange;
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    public Exchange Ask(int key = 0, params int[] models)
    {
        Exchange exchange = Send(key, models);
        while (!Ended.Contains(exchange))
            Assert.True(Clock.TryAdvance(DateTimeOffset.MaxValue));
        return exchange;
    }

    /// <summary>Goes on to a moment.</summary>
    public void GoTo(double seconds)
    {
        Clock.Schedule(new DelayedCall(() => { }), VirtualClock.Start.AddSeconds(seconds));
        while (Clock.TryAdvance(VirtualClock.Start.AddSeconds(seconds)))
        {
        }
    }

    public void OnHeaders(Exchange exchange) => Headers.Add(exchange);

    public void OnEnd(Exchange exchange) => Ended.Add(exchange);
}
