using System.Runtime.ExceptionServices;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>Who is blamed for what, over real HTTP.</summary>
public class BlameTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_that_the_service_says_share_an_account_share_its_empty_purse()
    {
        // Nobody labelled the accounts: GET /key tells.
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(
            keys: 4,
            scenario =>
            {
                foreach (ScenarioAccount owner in scenario.Accounts)
                    owner.UserId = $"user of {owner.Name}";
                scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Credits, When = new FaultCondition { Account = "acme" } });
            },
            options =>
            {
                foreach (KeyOptions key in options.Keys)
                    key.Account = null;
            },
            account: number => number <= 3 ? "acme" : "umbra");
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(TimeSpan.FromSeconds(30), Stop));
        await Eventually.HoldsAsync(() => pool.Client.Keys.GetStatistics().Take(3).Select(key => key.Account).Distinct().Count() == 1, "the regrouping");

        for (int i = 0; i < 10; i++)
            await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((11, 10), (counters.Attempts, counters.Succeeded));
        Assert.All(pool.Client.Keys.GetStatistics().Take(3), key => Assert.Equal(KeyState.Benched, key.State));
    }

    [Fact]
    public async Task An_outage_of_the_keys_costs_no_key_and_ends_by_itself()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 3, scenario =>
        {
            foreach (string endpoint in (string[])["chat/completions", "key"])
            {
                scenario.Faults.Add(new ScenarioFault
                {
                    Kind = FaultKind.Unauthorized,
                    When = new FaultCondition { Endpoint = endpoint, FromFirstAttempt = true, FromSeconds = 0.3, UntilSeconds = 5 },
                });
            }
        }, options => options.Routing.MaxAttempts = 8);
        // A question that fell into the first moment of the outage would tell of one key alone.
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(TimeSpan.FromSeconds(10), Stop));
        // Who meets three refused keys one after the other before anybody knows of an outage has made three attempts by then.
        ChatCompletion[] answers = [];
        while (answers.Length == 0 || !pool.Simulator.GetCounters().Faults.ContainsKey("unauthorized") || pool.Simulator.GetCounters().Faults["unauthorized"] == 0)
            answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop)));

        Assert.All(answers, answer => Assert.StartsWith("echo: hello", answer.Text, StringComparison.Ordinal));
        Assert.All(pool.Client.Keys.GetStatistics(), key => Assert.Equal(KeyState.Available, key.State));
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task No_exception_of_the_library_is_thrown_between_attempts()
    {
        await using PoolUnderTest pool = await PoolUnderTest.StartAsync(keys: 4, scenario =>
        {
            scenario.Keys[0].Disabled = true;
            foreach (FaultKind kind in (FaultKind[])[FaultKind.ServerError, FaultKind.ErrorIn200, FaultKind.Empty, FaultKind.FirstEventError, FaultKind.Html])
                scenario.Faults.Add(new ScenarioFault { Kind = kind, When = new FaultCondition { Times = 1 } });
        });
        int thrown = 0;
        AsyncLocal<bool> isOurs = new() { Value = true };
        EventHandler<FirstChanceExceptionEventArgs> count = (_, first) => thrown += isOurs.Value && first.Exception is OpenRouterException ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += count;
        try
        {
            var options = new RequestOptions { MaxAttempts = 10 };
            Assert.True((await pool.Client.Chat.TryCompleteAsync(PoolUnderTest.Ask("hello"), options, Stop)).IsSuccess);
            OpenRouterResult<ChatStream> stream = await pool.Client.Chat.TryStreamAsync(PoolUnderTest.Ask("hello"), options, Stop);
            Assert.True(stream.IsSuccess);
            await stream.Value.ToCompletionAsync(Stop);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= count;
        }

        Assert.True(pool.Simulator.GetCounters().Failed >= 5);
        Assert.Equal(0, thrown);
    }
}
