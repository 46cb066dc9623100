using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Tests.Routing;

/// <summary>The questions about keys in the background: when they are asked, and what follows from the answers.</summary>
public sealed class KeyWatchTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private const string TooDear = """{"error":{"code":402,"message":"You requested up to 50 tokens, but can only afford 5."}}""";

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 4, 12, 0, 0, TimeSpan.Zero));
    private readonly KeyQuestions questions;
    private bool hasBegun;

    public KeyWatchTests() => questions = new KeyQuestions(time);

    public void Dispose() => questions.Dispose();

    [Fact]
    public async Task Nothing_is_asked_before_the_first_use_and_nothing_after_the_end()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 2);
        Assert.Equal(2, pool.Client.GetStatistics().Keys.Count);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, questions.Count);

        await ChatAsync(pool);
        await KeyQuestions.WaitAsync(() => questions is { Count: 2, Running: 0 });
        Assert.Equal([1, 2], questions.Asked.Select(one => one.Key).Order());

        pool.Client.Dispose();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(2, questions.Count);
    }

    [Fact]
    public async Task The_first_question_is_asked_a_tenth_of_a_second_after_the_first_use()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 1);
        hasBegun = true;
        await ChatAsync(pool);
        time.Advance(TimeSpan.FromMilliseconds(99));
        Assert.Equal(0, questions.Count);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await KeyQuestions.WaitAsync(() => questions.Count == 1);
    }

    [Fact(Timeout = 60_000)]
    public async Task No_request_waits_for_an_answer()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        // The clock stands still, and the questions are never answered: who waited for one would wait for ever.
        await using PoolUnderTest pool = await StartAsync(keys: 6, scenario => scenario.Faults.Add(OfKey(FaultKind.Stall)));
        for (int i = 0; i < 30; i++)
            await ChatAsync(pool);

        await KeyQuestions.WaitAsync(() => questions.Running == KeyWatch.MaxConcurrency);
        Task<bool> first = pool.Client.Keys.WaitForFirstCheckAsync(TimeSpan.FromSeconds(2), stop);
        Assert.False(first.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await first);
        pool.AssertCountersAgree();
    }

    [Fact]
    public async Task Dead_and_management_keys_never_get_a_request()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 4, scenario => (scenario.Keys[1].Disabled, scenario.Keys[2].IsManagementKey) = (true, true));
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        for (int i = 0; i < 40; i++)
            await ChatAsync(pool);

        SimulatorCounters counters = pool.Simulator.GetCounters();
        Assert.Equal((40, 40, 20, 20), (counters.Attempts, counters.Succeeded, counters.Keys["key-1"].Attempts, counters.Keys["key-4"].Attempts));
        KeyStatistics[] keys = [.. pool.Client.Keys.GetStatistics()];
        Assert.Equal([KeyState.Available, KeyState.Quarantined, KeyState.Quarantined, KeyState.Available], keys.Select(key => key.State));
        Assert.Equal("key refused: API key is disabled.", keys[1].Reason);
        Assert.Equal("a management key cannot do inference", keys[2].Reason);
        pool.AssertCountersAgree();

        // The breaker asks about them again, and they stay out.
        int before = questions.Count;
        time.Advance(TimeSpan.FromSeconds(70));
        await KeyQuestions.WaitAsync(() => questions.Count >= before + 2 && questions.Running == 0);
        Assert.Equal([2, 3], questions.Asked[before..].Select(one => one.Key).Order());
        await ChatAsync(pool);
        Assert.Equal(0, pool.Simulator.GetCounters().Keys["key-2"].Attempts + pool.Simulator.GetCounters().Keys["key-3"].Attempts);
    }

    [Fact]
    public async Task Over_an_hour_the_questions_are_few_spread_and_never_many_at_once()
    {
        const int Count = 40;
        await using PoolUnderTest pool = await StartAsync(Count);
        KeyRing ring = RingOf(Count);
        using var transport = new HttpTransport(pool.Simulator.BaseUrl, [], new TransportOptions(), questions);
        using var watch = new KeyWatch(ring, new KeyChecker(transport, time), new KeyLessons(), TimeSpan.FromMinutes(5), new Chance(1));
        DateTimeOffset start = time.GetUtcNow();
        watch.StartAtOnce();
        await KeyQuestions.WaitAsync(() =>
        {
            if (IsQuiet(watch))
                time.Advance(TimeSpan.FromSeconds(0.05));
            return watch.FirstRound.IsCompleted;
        });
        while (time.GetUtcNow() - start < TimeSpan.FromHours(1))
        {
            await KeyQuestions.WaitAsync(() => IsQuiet(watch));
            time.Advance(TimeSpan.FromSeconds(5));
        }

        ring.Close();
        (int Key, DateTimeOffset At)[] asked = questions.Asked;
        Assert.InRange(questions.MostAtOnce, 1, KeyWatch.MaxConcurrency);
        Assert.Equal(Count, asked.Take(Count).Select(one => one.Key).Distinct().Count());
        Assert.True(asked.Take(Count).Select(one => one.At).Distinct().Count() >= 5, "A pool of 40 asks about all of its keys at once.");
        foreach (IGrouping<int, (int Key, DateTimeOffset At)> key in asked.GroupBy(one => one.Key))
        {
            // Five minutes, give or take one, and a step of the clock.
            Assert.InRange(key.Count(), 9, 16);
            DateTimeOffset[] moments = [.. key.Select(one => one.At)];
            Assert.All(moments.Zip(moments[1..]), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6.2)));
        }

        // After the second round nobody could say from one key when the others are asked about.
        TimeSpan[] secondRound = [.. asked.GroupBy(one => one.Key).Select(key => key.ElementAt(1).At - start)];
        Assert.True(secondRound.Max() - secondRound.Min() > TimeSpan.FromSeconds(60));
        Assert.True(secondRound.Distinct().Count() > 10);
    }

    [Fact]
    public async Task A_key_whose_limit_a_request_met_is_asked_about_soon_and_not_more_than_once_a_minute()
    {
        await using PoolUnderTest pool = await StartAsync(
            keys: 1,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Status, Status = 402, Body = TooDear, When = new FaultCondition { Model = "b/two" } }),
            options => options.Routing.MaxAttempts = 1);
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        for (int minute = 1; minute <= 3; minute++)
        {
            foreach (int seconds in (int[])[59, 7])
            {
                // Those after the 59 seconds leave time for a question that should not be asked.
                for (int i = 0; i < 5; i++)
                    await Assert.ThrowsAnyAsync<OpenRouterException>(() => pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello", "b/two"), ct: Stop));
                time.Advance(TimeSpan.FromSeconds(seconds));
            }

            await KeyQuestions.WaitAsync(() => questions.Count > minute);
        }

        DateTimeOffset[] moments = [.. questions.Asked.Select(one => one.At)];
        Assert.Equal(4, moments.Length);
        Assert.All(moments.Zip(moments[1..]), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(66)));
    }

    [Theory]
    [InlineData(401, "<html>who are you</html>")]
    [InlineData(401, "")]
    [InlineData(403, """{"error":{"code":403,"message":"no"}}""")]
    [InlineData(404, "<html>no such path</html>")]
    [InlineData(429, """{"error":{"code":429,"message":"slow down"}}""")]
    [InlineData(500, """{"error":{"code":500,"message":"internal"}}""")]
    [InlineData(503, "<html>away</html>")]
    [InlineData(200, "<html>hello</html>")]
    [InlineData(200, "")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"data\":")]
    [InlineData(200, """{"data":null}""")]
    [InlineData(200, """{"error":{"code":502,"message":"provider"}}""")]
    [InlineData(200, """{"data":{"limit":{},"limit_remaining":"nothing","limit_reset":7,"is_management_key":"maybe","expires_at":0,"budgets":{},"rate_limit":{"requests":-1}}}""")]
    [InlineData(200, """{"data":{"limit":5,"limit_remaining":null,"limit_reset":"daily","free_model_daily_requests":{"remaining":0}}}""")]
    public async Task An_answer_that_says_nothing_of_the_key_changes_nothing(int status, string body)
    {
        await using PoolUnderTest pool = await StartAsync(keys: 1, scenario =>
        {
            ScenarioFault fault = OfKey(FaultKind.Status);
            (fault.Status, fault.Body, fault.ContentType) = (status, body, body.StartsWith('<') ? "text/html" : "application/json");
            scenario.Faults.Add(fault);
        });
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        KeyStatistics key = Assert.Single(pool.Client.Keys.GetStatistics());
        Assert.Equal((KeyState.Available, null, null, null), (key.State, key.LimitRemaining, key.LimitResetsAt, key.ExpiresAt));
        await ChatAsync(pool);
        Assert.Equal(1, questions.Count);
    }

    [Fact]
    public async Task A_connection_that_breaks_says_nothing_of_the_key()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 1, scenario => scenario.Faults.Add(OfKey(FaultKind.Cut)));
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        Assert.Equal(KeyState.Available, Assert.Single(pool.Client.Keys.GetStatistics()).State);
        Assert.NotNull(Assert.Single(await pool.Client.Keys.CheckAsync(Stop)).Error);
    }

    [Fact]
    public async Task A_key_that_serves_is_believed_more_than_a_question_that_is_refused()
    {
        // As a gateway would that has requests only. The request is under way while the question is refused.
        await using PoolUnderTest pool = await StartAsync(keys: 1, scenario =>
        {
            scenario.Faults.Add(OfKey(FaultKind.Unauthorized));
            scenario.Models[0].LatencyMs = new ScenarioRange(200, 200);
        });
        hasBegun = true;
        Task early = ChatAsync(pool);
        time.Advance(TimeSpan.FromMilliseconds(100));
        await KeyQuestions.WaitAsync(() => pool.Client.Keys.GetStatistics()[0].State == KeyState.Quarantined);
        await early;

        time.Advance(TimeSpan.FromSeconds(70));
        await KeyQuestions.WaitAsync(() => pool.Client.Keys.GetStatistics()[0].State == KeyState.HalfOpen);
        for (int hour = 0; hour < 3; hour++)
        {
            await ChatAsync(pool);
            Assert.Equal(KeyState.Available, pool.Client.Keys.GetStatistics()[0].State);
            await NextQuestionAsync();
        }

        await ChatAsync(pool);
        Assert.Equal(5, pool.Client.Keys.GetStatistics()[0].Succeeded);
    }

    [Fact]
    public void A_doubt_is_resolved_by_the_second_question()
    {
        var busy = new WatchedKey(Keys.RingSteps.Ring(time, Keys.RingSteps.ManyKeys(1)).Entries[0].Key) { Succeeded = 3 };
        Assert.False(busy.Believes(4, out bool isDoubtful));
        Assert.True(isDoubtful);
        Assert.True(busy.Believes(4, out isDoubtful));
        Assert.False(isDoubtful);
        // It serves although it is refused: not once is the question to be believed.
        Assert.False(busy.Believes(5, out isDoubtful));
        Assert.False(busy.Believes(5, out isDoubtful));
        Assert.False(isDoubtful);

        var idle = new WatchedKey(busy.Key) { Succeeded = 3 };
        Assert.True(idle.Believes(3, out isDoubtful));
        Assert.False(isDoubtful);
    }

    [Fact]
    public async Task New_keys_of_a_reload_are_asked_about_and_old_ones_no_more()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 3, options: options => options.Keys.RemoveAt(2));
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(Long, Stop));
        var other = new OpenRouterClientOptions();
        foreach (int number in (int[])[2, 3])
            other.Keys.Add(new KeyOptions { Alias = $"key-{number}", Secret = new ApiKey(PoolUnderTest.SecretMark + number), Account = $"account-{number}" });
        pool.Client.ReloadKeys(other);

        await KeyQuestions.WaitAsync(() => questions.Count == 3);
        Assert.Equal(1, questions.CountOf(3));
        while (questions.CountOf(2) < 3 || questions.CountOf(3) < 3)
            await NextQuestionAsync();
        Assert.Equal(1, questions.CountOf(1));
    }

    [Fact]
    public async Task A_question_sees_nothing_of_the_request_that_began_the_client()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 2);
        KeyQuestions.OfTheRequest.Value = "a tenant";
        await ChatAsync(pool);
        await KeyQuestions.WaitAsync(() => questions.Count == 2);
        await NextQuestionAsync();
        Assert.Null(questions.SeenOfTheRequest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public async Task Where_it_is_forbidden_nothing_is_asked_and_a_request_finds_out(int? seconds)
    {
        await using PoolUnderTest pool = await StartAsync(
            keys: 2,
            scenario => scenario.Faults.Add(new ScenarioFault { Kind = FaultKind.Unauthorized, When = new FaultCondition { Key = "key-2", Times = 1 } }),
            options => options.KeyCheckInterval = seconds is { } number ? TimeSpan.FromSeconds(number) : null);
        Assert.True(await pool.Client.Keys.WaitForFirstCheckAsync(TimeSpan.Zero, Stop));
        for (int i = 0; i < 4; i++)
            await ChatAsync(pool);
        Assert.Equal(KeyState.Quarantined, pool.Client.Keys.GetStatistics()[1].State);
        time.Advance(TimeSpan.FromSeconds(70));
        for (int i = 0; i < 4; i++)
            await ChatAsync(pool);
        Assert.Equal(KeyState.Available, pool.Client.Keys.GetStatistics()[1].State);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, questions.Count);

        // Who asks himself is answered.
        Assert.All(await pool.Client.Keys.CheckAsync(Stop), check => Assert.NotNull(check.Info));
        Assert.Equal(2, questions.Count);
    }

    [Fact]
    public async Task Who_asks_himself_teaches_the_pool_as_much()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 4, scenario =>
        {
            scenario.Keys[0].Disabled = true;
            (scenario.Keys[1].Limit, scenario.Keys[1].LimitReset) = (5, LimitReset.Daily);
            scenario.Keys[2].IsManagementKey = true;
            scenario.Keys[3].ExpiresAt = new DateTimeOffset(2026, 3, 4, 11, 0, 0, TimeSpan.Zero).AddYears(1);
            foreach (ScenarioAccount account in scenario.Accounts)
                (account.UserId, account.OrganizationId) = ("user_of_a_customer", "org_of_a_customer");
        });
        IReadOnlyList<KeyCheck> checks = await pool.Client.Keys.CheckAsync(Stop);

        Assert.Equal(4, questions.Count);
        Assert.Equal("user_of_a_customer", checks[1].Info!.CreatorUserId);
        KeyStatistics[] keys = [.. pool.Client.Keys.GetStatistics()];
        Assert.Equal([KeyState.Quarantined, KeyState.Available, KeyState.Quarantined, KeyState.Available], keys.Select(key => key.State));
        Assert.Equal((5m, new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero)), (keys[1].LimitRemaining, keys[1].LimitResetsAt));
        Assert.Equal(new DateTimeOffset(2027, 3, 4, 11, 0, 0, TimeSpan.Zero), keys[3].ExpiresAt);

        string everything = string.Join(' ', keys.Select(key => key.ToString())) + string.Join(' ', checks) + pool.Client.GetStatistics();
        Assert.DoesNotContain("of_a_customer", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(PoolUnderTest.SecretMark, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_a_key_is_is_passed_on_the_organization_before_the_creator()
    {
        await using PoolUnderTest pool = await StartAsync(keys: 3, scenario =>
        {
            (scenario.Accounts[0].UserId, scenario.Accounts[0].OrganizationId) = ("user_1", "org_1");
            scenario.Accounts[1].UserId = "user_2";
            scenario.Keys[2].Disabled = true;
        });
        KeyRing ring = RingOf(3);
        using var transport = new HttpTransport(pool.Simulator.BaseUrl, [], new TransportOptions());
        var told = new List<(string, AccountIdentity)>();
        var lessons = new KeyLessons
        {
            Identified = (key, identity) =>
            {
                lock (told)
                    told.Add((key.Alias, identity));
            },
        };
        using var watch = new KeyWatch(ring, new KeyChecker(transport, time), lessons, TimeSpan.FromMinutes(5), new Chance(1));
        watch.StartAtOnce();
        await watch.FirstRound.WaitAsync(Stop);

        Assert.Equal(
            [("key-1", new AccountIdentity(AccountSource.Organization, "org_1")), ("key-2", new AccountIdentity(AccountSource.Creator, "user_2"))],
            told.OrderBy(one => one.Item1, StringComparer.Ordinal));
        ring.Close();
    }

    private static ScenarioFault OfKey(FaultKind kind) => new() { Kind = kind, When = new FaultCondition { Endpoint = "key" } };

    // The questions begin a moment after the first request.
    private async Task ChatAsync(PoolUnderTest pool)
    {
        await pool.Client.Chat.CompleteAsync(PoolUnderTest.Ask("hello"), ct: Stop);
        if (Interlocked.Exchange(ref hasBegun, true))
            return;
        time.Advance(TimeSpan.FromMilliseconds(100));
    }

    private KeyRing RingOf(int keys) =>
        Keys.RingSteps.Ring(time, [.. Enumerable.Range(1, keys).Select(number => new KeyOptions { Secret = new ApiKey(PoolUnderTest.SecretMark + number) })]);

    // The next is planned once the last has been answered, a moment after it was sent: the clock goes on until it is asked.
    private async Task NextQuestionAsync()
    {
        int before = questions.Count;
        await KeyQuestions.WaitAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(20));
            return questions.Count > before;
        });
    }

    // Under the lock of the watch: one that is no longer running has its next question planned and the timer set for it, so the clock may go on.
    private static bool IsQuiet(KeyWatch watch)
    {
        lock (GateOf(watch))
            return RunningOf(watch) == 0;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "running")]
    private static extern ref int RunningOf(KeyWatch watch);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "gate")]
    private static extern ref Lock GateOf(KeyWatch watch);

    private Task<PoolUnderTest> StartAsync(int keys, Action<Scenario>? scenario = null, Action<OpenRouterClientOptions>? options = null) =>
        PoolUnderTest.StartAsync(keys, scenario, client =>
        {
            client.TimeProvider = time;
            client.HandlerFactory = () => questions;
            options?.Invoke(client);
        });
}
