using static OpenRouter.Aot.Tests.Routing.PlanUnderTest;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>A session, or a conversation in which the assistant has spoken, keeps to its account, then key, within a bound of load.</summary>
public class AffinityTests
{
    [Fact]
    public void A_conversation_keeps_to_its_key_while_it_grows()
    {
        var test = new PlanUnderTest(keys: 6, account: slot => $"account-{slot / 2}");
        var homes = new HashSet<PoolKey>();
        for (int number = 0; number < 40; number++)
        {
            PoolKey home = Serve(test, Talk(number, turns: 1));
            for (int turns = 2; turns < 8; turns++)
            {
                // Others come in between.
                Serve(test, "{}");
                Assert.Same(home, Serve(test, Talk(number, turns)));
            }

            homes.Add(home);
        }

        Assert.Equal(6, homes.Count);
    }

    [Fact]
    public void First_turns_go_in_turn()
    {
        var test = new PlanUnderTest(keys: 4);
        PoolKey[] served = [.. Enumerable.Range(0, 40).Select(_ => Serve(test, Talk(1, turns: 0)))];
        Assert.All(served.CountBy(key => key), count => Assert.Equal(10, count.Value));
        Assert.Equal(4, served.Distinct().Count());
    }

    [Fact]
    public void A_conversation_spills_within_the_bound_and_comes_back()
    {
        var test = new PlanUnderTest(keys: 4, account: slot => $"account-{slot / 2}", options => options.Width = 100);
        PoolKey home = Serve(test, Talk(1, turns: 1));
        var running = new List<PlannedRequest>();
        for (int i = 0; i < 40; i++)
        {
            PlannedRequest request = test.Ask(body: Talk(1, turns: 1));
            Assert.Equal(PlanStep.Kind.Attempt, request.Next());
            running.Add(request);
            Assert.InRange(home.InFlight, 1, (int)Math.Ceiling(1.25 * running.Count));
        }

        // A quarter above half for its account, and there a quarter above half again.
        Assert.InRange(running.Count(request => request.Key.Account == home.Account), 20, 26);
        Assert.InRange(home.InFlight, 10, 17);
        Assert.True(running.All(request => request.Key == home || home.InFlight >= request.Key.InFlight));
        foreach (PlannedRequest request in running)
            request.Answer(Good);
        Assert.Same(home, Serve(test, Talk(1, turns: 2)));
    }

    [Fact]
    public void A_conversation_whose_account_is_at_its_width_goes_to_another_and_comes_back()
    {
        var test = new PlanUnderTest(keys: 6, account: slot => $"account-{slot / 2}", options => options.Width = 1);
        PoolKey home = Serve(test, Talk(1, turns: 1));
        PlannedRequest running = test.Ask(body: Talk(1, turns: 2));
        Assert.Equal(PlanStep.Kind.Attempt, running.Next());
        Assert.NotSame(home.Account, Serve(test, Talk(1, turns: 3)).Account);
        running.Answer(Good);
        Assert.Same(home, Serve(test, Talk(1, turns: 4)));
    }

    [Fact]
    public void A_benched_key_leaves_its_conversations_to_its_account_and_gets_them_back()
    {
        var test = new PlanUnderTest(keys: 6, account: slot => $"account-{slot % 2}");
        for (int number = 0; number < 20; number++)
        {
            PoolKey home = Serve(test, Talk(number, turns: 1));
            home.Breaker.Open(KeyState.Quarantined, null, "benched by the test");
            PoolKey next = Serve(test, Talk(number, turns: 2));
            Assert.NotSame(home, next);
            Assert.Same(home.Account, next.Account);
            home.Breaker.Readmit();
            home.Breaker.Succeed();
            Assert.Same(home, Serve(test, Talk(number, turns: 3)));
        }
    }

    [Fact]
    public void What_the_caller_names_comes_before_what_the_body_tells()
    {
        var test = new PlanUnderTest(keys: 64);
        PoolKey Named(string name) => Serve(test, "{}", new RequestOptions { Session = name });
        var header = new RequestOptions { Headers = [KeyValuePair.Create("X-Session-Id", "in the header")] };
        const string CacheKey = "\"prompt_cache_key\":\"the cache key\"";
        const string Both = $"\"session_id\":\"in the body\",{CacheKey}";

        Assert.Equal(5, new[] { Named("the caller's"), Named("in the body"), Named("in the header"), Named("the cache key"), Serve(test, Talk(1, 1)) }.Distinct().Count());
        Assert.Same(Named("the caller's"), Serve(test, Talk(1, 1, Both), new RequestOptions { Session = "the caller's", Headers = header.Headers }));
        Assert.Same(Named("in the body"), Serve(test, Talk(1, 1, Both), header));
        Assert.Same(Named("in the header"), Serve(test, Talk(1, 1, CacheKey), header));
        Assert.Same(Named("the cache key"), Serve(test, Talk(1, 1, CacheKey)));
        // A name needs no assistant's turn.
        Assert.Same(Named("in the body"), Serve(test, Talk(1, 0, Both)));
        Assert.Same(Serve(test, Talk(1, 1)), Serve(test, Talk(1, 3)));
    }

    private static PoolKey Serve(PlanUnderTest test, string body, RequestOptions? options = null)
    {
        PlannedRequest request = test.Ask(options: options, body: body);
        Assert.Equal(PlanStep.Kind.Attempt, request.Next());
        PoolKey key = request.Key;
        request.Answer(Good);
        return key;
    }

    private static string Talk(int number, int turns, string more = "\"seed\":1") =>
        $$"""{{{more}},"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Question {{number}}"}{{string.Concat(Enumerable.Repeat(
            """,{"role":"assistant","content":"Yes."},{"role":"user","content":"And then?"}""", turns))}}]}""";
}
