using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

public class KeyReplacementTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void The_new_secret_gets_one_request_while_the_old_one_serves()
    {
        KeyRing ring = Rotating();
        KeyLease[] leases = [.. Enumerable.Range(0, 12).Select(_ => ring.Lend())];
        KeyLease first = Assert.Single(leases, lease => Is(lease, "new"));
        Assert.Equal((KeyState.Available, KeyState.HalfOpen), States(ring));

        first.Abandon();
        leases = [.. Enumerable.Range(0, 12).Select(_ => ring.Lend())];
        Assert.Single(leases, lease => Is(lease, "new"));
    }

    [Fact]
    public void After_its_first_success_the_new_secret_serves_and_the_old_one_stands_by()
    {
        KeyRing ring = Rotating();
        KeyLease old = LendUntil(ring, "old");
        LendUntil(ring, "new").Complete(Verdicts.Good);

        Assert.Equal((KeyState.Available, KeyState.Standby), States(ring));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(Is(ring.Lend(), "new")));
        ring.Publish();
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(Is(ring.Lend(), "new")));
        Assert.True(old.Complete(Verdicts.Good));
        Assert.Equal((KeyState.Available, KeyState.Standby), States(ring));
    }

    [Theory]
    [InlineData(KeyState.Benched)]
    [InlineData(KeyState.Quarantined)]
    public void The_old_secret_serves_again_while_the_new_one_is_out(KeyState state)
    {
        KeyRing ring = Rotating();
        LendUntil(ring, "new").Complete(Verdicts.Good);
        LendUntil(ring, "new").Complete(state == KeyState.Quarantined ? Verdicts.Refused : Verdicts.LimitedUntil(time.GetUtcNow().AddMinutes(1)));
        Assert.Equal((KeyState.Available, state), States(ring));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(Is(ring.Lend(), "old")));

        time.Advance(TimeSpan.FromSeconds(67));
        KeyLease[] leases = [.. Enumerable.Range(0, 12).Select(_ => ring.Lend())];
        Assert.Single(leases, lease => Is(lease, "new")).Complete(Verdicts.Good);
        Assert.Equal((KeyState.Available, KeyState.Standby), States(ring));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(Is(ring.Lend(), "new")));
    }

    [Fact]
    public void A_first_try_that_is_refused_quarantines_the_new_secret_only()
    {
        KeyRing ring = Rotating();
        LendUntil(ring, "new").Complete(Verdicts.Refused);
        Assert.Equal((KeyState.Available, KeyState.Quarantined), States(ring));
        Assert.All(Enumerable.Range(0, 20), _ => Assert.True(Is(ring.Lend(), "old")));
    }

    [Fact]
    public void An_old_secret_that_was_refused_stays_so_and_the_new_one_may_take_over()
    {
        KeyRing ring = Rotating();
        LendUntil(ring, "old").Complete(Verdicts.Refused);
        KeyLease first = ring.Lend();
        Assert.True(Is(first, "new"));
        Assert.Null(ring.Serve());
        first.Complete(Verdicts.Good);
        Assert.Equal((KeyState.Available, KeyState.Quarantined), States(ring));
        Assert.Equal(["a", "a"], ring.Serve(2));
    }

    [Fact]
    public void The_alias_counts_both()
    {
        KeyRing ring = Rotating();
        KeyLease held = LendUntil(ring, "old");
        LendUntil(ring, "old").Complete(Verdicts.Throttled);
        LendUntil(ring, "new").Complete(Verdicts.Good);
        KeyLease other = LendUntil(ring, "new");

        KeyStatistics statistics = Assert.Single(ring.Entries).GetStatistics();
        Assert.Equal((1, 1, 2), (statistics.Succeeded, statistics.Failed, statistics.InFlight));
        held.Complete(Verdicts.Good);
        other.Complete(Verdicts.Good);
        Assert.Equal((3, 1, 0), (ring.StatisticsOf("a").Succeeded, ring.StatisticsOf("a").Failed, ring.StatisticsOf("a").InFlight));
    }

    [Fact]
    public void A_reload_that_names_only_the_new_secret_keeps_what_was_proved_of_it()
    {
        KeyRing ring = Rotating();
        KeyLease old = LendUntil(ring, "old");
        LendUntil(ring, "new").Complete(Verdicts.Good);
        PoolKey proved = ring.Entries[0].Replacement!;
        ring.Reload([Key("a", "new")], null);

        Assert.Same(proved, ring.KeyOf("a"));
        Assert.Equal((KeyState.Available, null), States(ring));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(Is(ring.Lend(), "new")));
        Assert.True(old.Complete(Verdicts.Good));
        Assert.Equal(2, ring.StatisticsOf("a").Succeeded);
    }

    [Fact]
    public void A_reload_that_names_only_the_old_secret_lets_it_serve_again()
    {
        KeyRing ring = Rotating();
        LendUntil(ring, "new").Complete(Verdicts.Good);
        ring.Reload([Key("a", "old")], null);
        Assert.Equal((KeyState.Available, null), States(ring));
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(Is(ring.Lend(), "old")));
    }

    [Fact]
    public void A_replacement_that_a_reload_adds_begins_unproved_beside_the_key_that_serves()
    {
        KeyRing ring = Ring(time, [Key("a", "old")]);
        PoolKey old = ring.KeyOf("a");
        ring.Reload([Options()], null);
        Assert.Same(old, ring.KeyOf("a"));
        Assert.Equal((KeyState.Available, KeyState.HalfOpen), States(ring));
        Assert.Single(Enumerable.Range(0, 12).Select(_ => ring.Lend()).ToArray(), lease => Is(lease, "new"));
    }

    private static KeyOptions Options()
    {
        KeyOptions options = Key("a", "old");
        options.Replacement = Secret("new");
        return options;
    }

    private static bool Is(KeyLease lease, string secret) => lease.Key.Secret.HasSameSecret(Secret(secret));

    private static (KeyState State, KeyState? Other) States(KeyRing ring) => (ring.StatisticsOf("a").State, ring.StatisticsOf("a").OtherSecret);

    private static KeyLease LendUntil(KeyRing ring, string secret)
    {
        for (int i = 0; i < 4; i++)
        {
            KeyLease lease = ring.Lend();
            if (Is(lease, secret))
                return lease;
            lease.Abandon();
        }

        throw new InvalidOperationException($"The secret '{secret}' does not serve.");
    }

    private KeyRing Rotating() => Ring(time, [Options()]);
}
