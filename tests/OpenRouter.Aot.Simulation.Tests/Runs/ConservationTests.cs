namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Nothing is lost, whatever the service does: every request ends once, and all that was lent comes back.</summary>
public class ConservationTests
{
    public static TheoryData<string> Scenarios => AllScenarios.Names;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Every_request_ends_and_everything_lent_comes_back(string name)
    {
        for (ulong seed = 1; seed <= 3; seed++)
        {
            Scenario scenario = AllScenarios.Short(name);
            PoolClient? client = null;
            var run = new SimulationRun(scenario, seed, one => client = new PoolClient(one), lines: 3_000);
            RunResult result = run.Execute();

            Assert.Equal(0, result.Lost);
            Assert.True(result.Requests > 100);
            Assert.Equal(0, client!.Waiting);
            Assert.All(client.Keys, key => Assert.Equal(0, key.InFlight));
            Assert.All(scenario.Service.Accounts.Index(), account => Assert.Equal(0, run.Service.InFlightOf(account.Index)));
            Assert.Equal(result.Attempts, client.Keys.Sum(key => key.GetTotals() is var totals ? totals.Succeeded + totals.Failures.Total : 0));
            foreach (PoolKey key in client.Keys)
            {
                foreach (ModelPlan model in scenario.Service.Models)
                {
                    ModelFlow flow = client.Pool.Models.Find(model.Slug).FlowOf(key.Account);
                    Assert.Equal((0, 0), (flow.Width.Running, flow.Account.Width.Running));
                }
            }

            // What the retry budget allows over a client's life: a share, a pace, and one second's worth of it at the start.
            Assert.InRange(result.Attempts, 0, (1.2 * result.Requests) + (10 * run.Clock.Elapsed.TotalSeconds) + 10);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void However_much_fails_the_service_gets_no_more_than_the_budget_allows(ulong seed)
    {
        // A tenth of the requests want another attempt, too few for the model to be left alone, and the budget has half of them.
        Scenario scenario = new("tenth-failing", "A tenth of the requests fail.")
        {
            Service = new ServicePlan { Keys = ServicePlan.Deal(4), Models = [new ModelPlan("a/one") { ProviderFailures = 0.1 }] },
            CreateLoads = () => [new ArrivalLoad(rate: 200, models: 0)],
            Horizon = TimeSpan.FromMinutes(2),
        };
        var run = new SimulationRun(scenario, seed, one => new PoolClient(one, new RoutingOptions { RetryShare = 0.05, RetriesPerSecond = 1 }));
        RunResult result = run.Execute();
        double most = (1.05 * result.Requests) + run.Clock.Elapsed.TotalSeconds + 10;
        // That the budget was used up is what makes it a proof.
        Assert.InRange(result.Attempts, 0.99 * most, most);
    }
}
