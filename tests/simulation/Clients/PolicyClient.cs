namespace OpenRouter.Aot.Simulation;

/// <summary>The rules of a peer, driven on the virtual clock.</summary>
/// <param name="run">The run.</param>
/// <param name="policy">The rules.</param>
internal sealed class PolicyClient(SimulationRun run, IPolicy policy) : IClient
{
    // As long as the library's own attempts may take.
    private static readonly TimeSpan AttemptTimeout = new TransportOptions().AttemptTimeout;

    private readonly Stack<Driver> spare = new();

    public int Waiting { get; private set; }

    public void Prepare(Action ready) => ready();

    public void Begin(SimulatedRequest request)
    {
        Driver driver = spare.TryPop(out Driver? used) ? used : new Driver(this);
        driver.Begin(request);
    }

    public bool IsBenched(int key) => policy.IsBenched(key, run.Clock.Now);

    private sealed class Driver : VirtualEvent, IExchangeOwner
    {
        private readonly PolicyClient client;
        private readonly Exchange exchange;
        private SimulatedRequest request = null!;
        private PolicyRequest asked = null!;
        private PolicyStep step;

        public Driver(PolicyClient client)
        {
            this.client = client;
            exchange = new Exchange(client.Run.Service, this);
        }

        private DateTimeOffset Now => client.Run.Clock.Now;

        public void Begin(SimulatedRequest simulated)
        {
            request = simulated;
            asked = new PolicyRequest(simulated.Number, simulated.Models, simulated.Arrived, simulated.Deadline);
            Continue();
        }

        // A wait is over.
        public override void Happen(long stamp)
        {
            client.Waiting--;
            Continue();
        }

        public void OnHeaders(Exchange exchange)
        {
        }

        public void OnEnd(Exchange exchange)
        {
            request.InAttempts += exchange.Duration;
            ref readonly AnswerSummary summary = ref exchange.Summary;
            var answer = new PolicyAnswer(
                summary.Fault == TransportFault.None ? summary.Status : 0, summary.Hint.After, exchange.IsSuccess || summary.Status is 200 ? "" : summary.Error?.Message ?? "");
            if (client.Policy.Report(asked, step, answer, Now))
                Continue();
            else
                End(exchange.IsSuccess);
        }

        private void Continue()
        {
            // Whatever the rules say, nobody listens any more.
            if (Now >= request.Deadline)
            {
                End(isSuccess: false);
                return;
            }

            step = client.Policy.Next(asked, Now);
            switch (step.What)
            {
                case PolicyStep.Kind.Attempt:
                    request.Attempts++;
                    asked.Attempts++;
                    TimeSpan left = request.Deadline - Now;
                    client.Run.Service.Send(
                        exchange, request.Number, request.Attempts, step.Key, [request.Models[step.Model]], left < AttemptTimeout ? left : AttemptTimeout);
                    return;
                case PolicyStep.Kind.Wait:
                    client.Waiting++;
                    client.Run.Clock.Schedule(this, step.Until < request.Deadline ? step.Until : request.Deadline);
                    return;
                default:
                    End(isSuccess: false);
                    return;
            }
        }

        private void End(bool isSuccess)
        {
            client.spare.Push(this);
            client.Run.End(request, isSuccess);
        }
    }

    private SimulationRun Run => run;

    private IPolicy Policy => policy;
}
