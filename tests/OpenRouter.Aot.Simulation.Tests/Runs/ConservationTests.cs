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

            // What the retry budget allows: a share, a pace, and ten seconds of it saved up.
            Assert.InRange(result.Attempts, 0, (1.2 * result.Requests) + (10 * run.Clock.Elapsed.TotalSeconds) + 100);
        }
    }
}
