namespace OpenRouter.Aot.Simulation.Tests;

/// <summary>Whom the modelled service lets in, and what the library makes of its refusals.</summary>
public class ModelledServiceTests
{
    private static readonly ModelPlan Plain = new("a/one");

    [Fact]
    public void A_good_answer_has_headers_first_and_then_an_end()
    {
        var test = new ServiceUnderTest(Plan(Plain));
        Exchange good = test.Ask();
        Assert.True(good.IsSuccess);
        Assert.Equal([good], test.Headers);
        Assert.True(TimeSpan.Zero < good.Headers && good.Headers < good.Duration);
        Assert.Equal(good.Began + good.Duration, test.Clock.Now);
        Assert.True(Judge(test, good).IsAccepted);
    }

    [Fact]
    public void A_dead_key_is_refused_at_once_and_known_to_be_by_who_asks()
    {
        var test = new ServiceUnderTest(Plan(Plain) with { Keys = ServicePlan.Deal(2, isDead: key => key == 1) });
        Assert.True(test.Ask(key: 0).IsSuccess);
        Exchange refused = test.Ask(key: 1);
        Assert.Equal((VerdictScope.Key, VerdictAction.Quarantine), Scope(test, refused));
        Assert.DoesNotContain(refused, test.Headers);
        Assert.Equal((true, false), (test.Service.Knows(0), test.Service.Knows(1)));
        Assert.Equal((true, false), (test.Service.Accepts(0, 0, 0), test.Service.Accepts(1, 0, 0)));
    }

    [Fact]
    public void An_account_takes_so_many_at_once_and_one_more_when_one_has_ended()
    {
        var test = new ServiceUnderTest(Plan(Plain) with { Accounts = [new AccountPlan("acme") { MaxInFlight = 2 }], Keys = ServicePlan.Deal(3) });
        Exchange first = test.Send(key: 0), second = test.Send(key: 1), third = test.Send(key: 2);
        Assert.Equal((2, false), (test.Service.InFlightOf(0), test.Service.Accepts(0, 0, 0)));
        test.GoTo(600);
        Assert.True(first.IsSuccess && second.IsSuccess && !third.IsSuccess);
        Assert.Equal((VerdictScope.Account, VerdictAction.Slow), Scope(test, third));
        Assert.Equal(TimeSpan.FromSeconds(1), third.Summary.Hint.After);
        Assert.Equal(0, test.Service.InFlightOf(0));
        Assert.True(test.Ask().IsSuccess);
    }

    [Fact]
    public void A_share_of_an_accounts_limit_can_be_left_free()
    {
        var test = new ServiceUnderTest(Plan(Plain) with { Accounts = [new AccountPlan("acme") { MaxInFlight = 5 }] });
        for (int i = 0; i < 4; i++)
            test.Send();
        Assert.Equal((true, false), (test.Service.Accepts(0, 0, share: 0), test.Service.Accepts(0, 0, share: 0.2)));
    }

    [Fact]
    public void Credits_run_out_and_are_topped_up()
    {
        var account = new AccountPlan("acme") { Credits = 2, TopUps = [(TimeSpan.FromMinutes(1), 1)] };
        var test = new ServiceUnderTest(Plan(Plain) with { Accounts = [account] });
        Assert.True(test.Ask().IsSuccess && test.Ask().IsSuccess);
        Exchange broke = test.Ask();
        Assert.Equal((VerdictScope.Account, VerdictAction.Bench), Scope(test, broke));
        Assert.Equal(VirtualClock.Start.AddMinutes(1), test.Service.NextChange());
        test.GoTo(60);
        Assert.True(test.Ask().IsSuccess);
        Assert.False(test.Ask().IsSuccess);
    }

    [Fact]
    public void A_free_quota_is_the_accounts_and_names_its_reset()
    {
        var test = new ServiceUnderTest(Plan(new ModelPlan("a/one:free"), Plain) with { Accounts = [new AccountPlan("acme") { FreeQuota = 2 }], Keys = ServicePlan.Deal(2) });
        test.Send(key: 0);
        test.Send(key: 1);
        Exchange refused = test.Send(key: 0);
        Verdict verdict = Judge(test, refused);
        Assert.Equal((VerdictScope.Account, true, VirtualClock.Start.AddMinutes(1), 2L), (verdict.Scope, verdict.FreeModelsOnly, verdict.Until, refused.Summary.RateLimit));
        Assert.True(test.Service.Accepts(0, model: 1, 0));
        Assert.False(test.Service.Accepts(0, model: 0, 0));
        test.GoTo(60);
        Assert.True(test.Service.Accepts(0, model: 0, 0));
    }

    [Theory]
    [InlineData(HintKind.None, null)]
    [InlineData(HintKind.Right, 13)]
    [InlineData(HintKind.TooShort, 1)]
    [InlineData(HintKind.TooLong, 73)]
    public void A_throttle_hints_as_it_is_told_to(HintKind hint, int? seconds)
    {
        var throttle = new ThrottlePlan(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), hint) { From = TimeSpan.FromSeconds(5) };
        var test = new ServiceUnderTest(Plan(Plain with { Throttle = throttle }));
        Assert.True(test.Ask().IsSuccess);
        test.GoTo(12.5);
        Exchange throttled = test.Send();
        Assert.Equal((VerdictScope.Model, VerdictAction.Cool), Scope(test, throttled));
        Assert.Equal(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null, throttled.Summary.Hint.After);
        Assert.Equal(VirtualClock.Start.AddSeconds(25), test.Service.NextChange());
        test.GoTo(25);
        Assert.True(test.Send().IsSuccess);
        test.GoTo(35);
        Assert.False(test.Service.Accepts(0, 0, 0));
    }

    [Fact]
    public void A_models_limit_a_minute_names_itself()
    {
        var test = new ServiceUnderTest(Plan(Plain with { RequestsPerMinute = 3 }));
        Exchange[] sent = [.. Enumerable.Range(0, 4).Select(_ => test.Send())];
        Assert.Equal([true, true, true, false], sent.Select(one => one.IsSuccess));
        Assert.Equal((3L, VirtualClock.Start.AddMinutes(1)), (sent[3].Summary.RateLimit, sent[3].Summary.Reset.At));
        Assert.Equal((VerdictScope.Model, VerdictAction.Cool), Scope(test, sent[3]));
    }

    [Fact]
    public void A_models_own_limit_at_once_gives_no_hint()
    {
        var test = new ServiceUnderTest(Plan(Plain with { MaxConcurrency = 1 }));
        test.Send();
        Exchange refused = test.Send();
        Assert.Equal((VerdictScope.Model, true, true), (Judge(test, refused).Scope, refused.Summary.Hint.IsEmpty, refused.Summary.Reset.IsEmpty));
        test.GoTo(600);
        Assert.True(test.Ask().IsSuccess);
    }

    [Fact]
    public void A_crowded_model_is_slower_in_proportion()
    {
        Exchange alone = new ServiceUnderTest(Plan(Plain)).Send();
        var test = new ServiceUnderTest(Plan(Plain with { Capacity = 1 }));
        Exchange first = test.Send();
        Exchange second = test.Send();
        Exchange secondAlone = Second(new ServiceUnderTest(Plan(Plain)));
        Assert.Equal(alone.Duration, first.Duration);
        Assert.InRange(second.Duration / secondAlone.Duration, 1.8, 2.0);
    }

    [Fact]
    public void The_server_takes_the_first_model_of_a_list_that_serves()
    {
        var throttle = new ThrottlePlan(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(20), HintKind.None);
        var test = new ServiceUnderTest(Plan(Plain with { Throttle = throttle }, new ModelPlan("b/two") { RequestsPerMinute = 1 }));
        Exchange served = test.Send(0, 0, 1);
        Assert.Equal((true, 1, "b/two"), (served.IsSuccess, served.Model, served.Summary.Model));
        Exchange refused = test.Send(0, 0, 1);
        Assert.Equal((false, 1L), (refused.IsSuccess, refused.Summary.RateLimit));
    }

    [Theory]
    [InlineData(OutageKind.Unauthorized, VerdictScope.Key)]
    [InlineData(OutageKind.Broken, VerdictScope.Service)]
    [InlineData(OutageKind.Unreachable, VerdictScope.Service)]
    public void An_outage_is_everybodys(OutageKind kind, VerdictScope scope)
    {
        var test = new ServiceUnderTest(Plan(Plain) with { Keys = ServicePlan.Deal(3), Outages = [new OutagePlan(kind, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20))] });
        Assert.True(test.Ask().IsSuccess);
        test.GoTo(10);
        for (int key = 0; key < 3; key++)
        {
            Exchange failed = test.Send(key);
            Assert.Equal((false, scope, false), (failed.IsSuccess, Judge(test, failed).Scope, test.Service.Serves(key, isFreeModel: false)));
            Assert.Equal(kind == OutageKind.Unauthorized ? false : null, test.Service.Knows(key));
        }

        test.GoTo(20);
        Assert.True(test.Ask().IsSuccess);
        Assert.True(test.Service.Knows(0));
    }

    [Fact]
    public void The_edge_blocks_the_address_whatever_the_key()
    {
        var test = new ServiceUnderTest(Plan(Plain) with { Keys = ServicePlan.Deal(2), Edge = new EdgePlan(2, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)) });
        test.Send(0);
        test.Send(1);
        Exchange blocked = test.Send(0);
        Assert.Equal((VerdictScope.Service, VerdictAction.Slow, VirtualClock.Start.AddSeconds(30)), (Judge(test, blocked).Scope, Judge(test, blocked).Action, Judge(test, blocked).Until));
        test.GoTo(15);
        Assert.False(test.Send(1).IsSuccess);
        test.GoTo(30);
        Assert.True(test.Send(1).IsSuccess);
    }

    [Fact]
    public void A_quarter_of_the_answers_fails_in_disguise_and_the_library_sees_it()
    {
        var test = new ServiceUnderTest(Plan(Plain with { DisguisedFailures = 0.25 }));
        Exchange[] sent = [.. Enumerable.Range(0, 4_000).Select(_ => test.Send())];
        Assert.All(sent, one => Assert.Equal(200, one.Summary.Status));
        Assert.All(sent, one => Assert.Equal(one.IsSuccess, Judge(test, one).IsAccepted));
        Assert.All(sent.Where(one => !one.IsSuccess), one => Assert.Equal(VerdictScope.Model, Judge(test, one).Scope));
        Assert.InRange(sent.Count(one => !one.IsSuccess), 900, 1_100);
    }

    [Fact]
    public void Failures_by_chance_are_the_providers_or_the_services()
    {
        var test = new ServiceUnderTest(Plan(Plain with { ProviderFailures = 0.1 }) with { ServerFailures = 0.1 });
        Exchange[] failed = [.. Enumerable.Range(0, 4_000).Select(_ => test.Send()).Where(one => !one.IsSuccess)];
        Assert.InRange(failed.Count(one => Judge(test, one).Scope == VerdictScope.Service), 340, 460);
        Assert.InRange(failed.Count(one => Judge(test, one).Scope == VerdictScope.Model), 300, 420);
    }

    [Fact]
    public void Who_does_not_wait_long_enough_gets_nothing()
    {
        var test = new ServiceUnderTest(Plan(Plain with { FirstToken = TimeSpan.FromMinutes(1) }));
        var exchange = new Exchange(test.Service, test);
        test.Service.Send(exchange, 0, 1, 0, [0], TimeSpan.FromSeconds(5));
        test.GoTo(5);
        Assert.Equal([exchange], test.Ended);
        Assert.Equal((false, VerdictScope.Model, 0), (exchange.IsSuccess, Judge(test, exchange).Scope, test.Service.InFlightOf(0)));
    }

    private static ServicePlan Plan(params ModelPlan[] models) => new() { Keys = ServicePlan.Deal(1), Models = models, Edge = null };

    private static Verdict Judge(ServiceUnderTest test, Exchange exchange) => Verdict.From(exchange.Summary, test.Clock.Now);

    private static (VerdictScope Scope, VerdictAction Action) Scope(ServiceUnderTest test, Exchange exchange) =>
        (Judge(test, exchange).Scope, Judge(test, exchange).Action);

    private static Exchange Second(ServiceUnderTest test)
    {
        test.Send();
        return test.Send();
    }
}
