namespace OpenRouter.Aot.Simulation;

/// <summary>
/// What nobody can beat: it knows whom the service would let in, and sends at once whatever it would, most wanted model first. What is left to chance it
/// cannot foresee either, and repeats within the retry budget of the library. Beside interactive requests its bulk runs leave the share free that the
/// library's leave, for that is its owner's wish. Its successes are the bound of a scenario.
/// </summary>
internal sealed class OracleClient : IClient
{
    private readonly SimulationRun run;
    private readonly RetryBudget retries;
    private readonly SortedDictionary<int, Queue<Driver>> waiting = [];
    private readonly Stack<Driver> spare = new();
    private readonly List<ILoad> loads = [];
    private readonly ChangeEvent change;
    private DateTimeOffset changeAt = DateTimeOffset.MaxValue;
    private readonly double share;
    private int nextKey;

    /// <param name="run">The run.</param>
    public OracleClient(SimulationRun run)
    {
        this.run = run;
        var options = new RoutingOptions();
        retries = new RetryBudget(options, run.Clock);
        share = run.Scenario.Loads.Any(load => !load.IsBulk) ? options.InteractiveShare : 0;
        change = new ChangeEvent(this);
    }

    public int Waiting { get; private set; }

    public void Prepare(Action ready) => ready();

    public bool IsBenched(int key) => false;

    public void Begin(SimulatedRequest request)
    {
        Driver driver = spare.TryPop(out Driver? used) ? used : new Driver(this);
        driver.Request = request;
        retries.CountRequest();
        Join(driver);
        SendAll();
    }

    private void Join(Driver driver)
    {
        // Interactive requests go first; requests of one load are alike.
        ILoad load = driver.Request.Source;
        if (!loads.Contains(load))
            loads.Add(load);
        int rank = loads.IndexOf(load) + (load.IsBulk ? 1000 : 0);
        if (!waiting.TryGetValue(rank, out Queue<Driver>? line))
            waiting.Add(rank, line = new Queue<Driver>());
        line.Enqueue(driver);
        Waiting++;
    }

    private void SendAll()
    {
        foreach (Queue<Driver> line in waiting.Values)
        {
            while (line.TryPeek(out Driver? first) && TrySend(first))
            {
                line.Dequeue();
                Waiting--;
            }
        }

        if (Waiting > 0 && run.Service.NextChange() is var next && next < DateTimeOffset.MaxValue && (next < changeAt || changeAt <= run.Clock.Now))
        {
            changeAt = next;
            run.Clock.Schedule(change, next);
        }
    }

    private bool TrySend(Driver driver)
    {
        SimulatedRequest request = driver.Request;
        if (run.Clock.Now >= request.Deadline)
        {
            driver.End(isSuccess: false);
            return true;
        }

        int keys = run.Service.Plan.Keys.Count;
        foreach (int model in request.Models)
        {
            for (int i = 0; i < keys; i++)
            {
                int key = (nextKey + i) % keys;
                if (!run.Service.Accepts(key, model, request.Source.IsBulk ? share : 0))
                    continue;
                nextKey = key + 1;
                driver.Send(key, model);
                return true;
            }
        }

        return false;
    }

    private sealed class Driver : VirtualEvent, IExchangeOwner
    {
        private readonly OracleClient client;
        private readonly Exchange exchange;

        public Driver(OracleClient client)
        {
            this.client = client;
            exchange = new Exchange(client.run.Service, this);
        }

        public SimulatedRequest Request { get; set; } = null!;

        public void Send(int key, int model)
        {
            Request.Attempts++;
            client.run.Service.Send(exchange, Request.Number, Request.Attempts, key, [model], Request.Deadline - client.run.Clock.Now);
        }

        // The retry budget has been waited for.
        public override void Happen(long stamp) => Retry();

        public void OnHeaders(Exchange exchange)
        {
        }

        public void OnEnd(Exchange exchange)
        {
            Request.InAttempts += exchange.Duration;
            if (exchange.IsSuccess)
                End(isSuccess: true);
            else
                Retry();
            client.SendAll();
        }

        public void End(bool isSuccess)
        {
            client.spare.Push(this);
            client.run.End(Request, isSuccess);
        }

        private void Retry()
        {
            if (client.retries.TryTake(out TimeSpan wait))
            {
                client.Join(this);
                client.SendAll();
            }
            else
            {
                client.run.Clock.Schedule(this, client.run.Clock.Now + wait);
            }
        }
    }

    private sealed class ChangeEvent(OracleClient client) : VirtualEvent
    {
        public override void Happen(long stamp) => client.SendAll();
    }
}
