using Microsoft.Extensions.Time.Testing;
using static OpenRouter.Aot.Tests.Keys.RingSteps;

namespace OpenRouter.Aot.Tests.Keys;

/// <summary>Keys whose account the service tells are put together while they serve.</summary>
public class AccountIdentityTests
{
    private static readonly AccountIdentity Organization = new(AccountSource.Organization, "org_1");
    private static readonly AccountIdentity Creator = new(AccountSource.Creator, "user_1");
    private static readonly AccountIdentity ErrorUser = new(AccountSource.ErrorUser, "user_2");

    private readonly FakeTimeProvider time = new();

    public static TheoryData<string> Orders => new(
        from first in "OCE" from second in "OCE" from third in "OCE" where first != second && second != third && first != third select $"{first}{second}{third}");

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_most_trusted_identity_counts_in_whatever_order_they_come(string order)
    {
        KeyRing ring = Ring(time, [Key("alone"), Key("a"), Key("b"), In("acme", "c")]);
        AccountSource best = AccountSource.None;
        foreach (char one in order)
        {
            AccountIdentity identity = one switch { 'O' => Organization, 'C' => Creator, _ => ErrorUser };
            foreach (string alias in (string[])["a", "b", "c"])
                ring.Identify(ring.KeyOf(alias), identity);
            time.Advance(TimeSpan.FromMilliseconds(100));

            best = identity.Source < best ? identity.Source : best;
            Assert.Same(ring.KeyOf("a").Account, ring.KeyOf("b").Account);
            Assert.Equal([("alone", AccountSource.None), ("account of a", best), ("account of a", best), ("acme", AccountSource.Label)], Accounts(ring));
        }

        Assert.Equal(AccountSource.Organization, best);
    }

    [Fact]
    public void Equal_identities_share_an_account_and_others_do_not()
    {
        KeyRing ring = Ring(time, ManyKeys(5));
        Identify(ring, "key-1", new(AccountSource.Organization, "x"));
        Identify(ring, "key-2", new(AccountSource.Creator, "x"));
        Identify(ring, "key-4", new(AccountSource.Organization, "x"));
        Identify(ring, "key-5", new(AccountSource.Creator, "x"));

        Assert.Equal(["account of key-1", "account of key-2", "key-3", "account of key-1", "account of key-2"], Accounts(ring).Select(one => one.Name));
        Assert.Equal(["key-1", "key-4"], Aliases(ring.KeyOf("key-4").Account));
        Assert.Equal(3, ring.Route(null, isFreeModel: false).Keys.Accounts.Length);
    }

    [Fact]
    public void A_better_identity_takes_only_its_own_keys_along()
    {
        KeyRing ring = Ring(time, ManyKeys(4));
        foreach (string alias in (string[])["key-1", "key-2", "key-3"])
            Identify(ring, alias, ErrorUser);
        Assert.Equal(["key-1", "key-2", "key-3"], Aliases(ring.KeyOf("key-1").Account));

        Identify(ring, "key-1", Organization);
        Assert.Equal(["account of key-1", "account of key-2", "account of key-2", "key-4"], Accounts(ring).Select(one => one.Name));
        Assert.Equal(["key-2", "key-3"], Aliases(ring.KeyOf("key-2").Account));
        Identify(ring, "key-4", ErrorUser);
        Assert.Equal(["key-2", "key-3", "key-4"], Aliases(ring.KeyOf("key-4").Account));
    }

    [Fact]
    public void Of_two_equally_trusted_the_later_holds()
    {
        KeyRing ring = Ring(time, ManyKeys(3));
        Identify(ring, "key-1", Organization);
        Identify(ring, "key-2", new(AccountSource.Organization, "org_2"));
        Identify(ring, "key-3", Organization);
        Identify(ring, "key-3", new(AccountSource.Organization, "org_2"));
        Assert.Equal(["key-2", "key-3"], Aliases(ring.KeyOf("key-3").Account));
    }

    [Theory]
    [InlineData(AccountSource.Organization, "")]
    [InlineData(AccountSource.Creator, null)]
    [InlineData(AccountSource.ErrorUser, " ")]
    [InlineData(AccountSource.Label, "acme")]
    [InlineData(AccountSource.None, "x")]
    public void Nobody_is_no_identity_and_a_label_is_not_the_service_s_to_give(AccountSource source, string? value)
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b"), In("acme", "c")]);
        Identify(ring, "a", new(source, value));
        Identify(ring, "b", new(source, value));
        Assert.Equal([("a", AccountSource.None), ("b", AccountSource.None), ("acme", AccountSource.Label)], Accounts(ring));
    }

    [Fact]
    public void A_reload_keeps_what_was_learned()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b"), Key("c")]);
        Identify(ring, "a", Organization);
        Identify(ring, "b", Organization);
        ring.KeyOf("a").Account.Bench(time.GetUtcNow().AddHours(5), "out of credits", freeModelsOnly: false);

        // Another alias and another group for the same secret; a key more; the first key gone, and with it the name.
        KeyOptions moved = Key("z", "b");
        moved.Group = "red";
        ring.Reload([Key("a"), moved, Key("c")], null);
        Assert.Equal([("account of a", AccountSource.Organization), ("account of a", AccountSource.Organization), ("c", AccountSource.None)], Accounts(ring));
        Assert.Null(ring.Serve("red"));
        ring.Reload([Key("new"), moved, Key("c")], null);
        Assert.Equal([("new", AccountSource.None), ("account of z", AccountSource.Organization), ("c", AccountSource.None)], Accounts(ring));
        Assert.Equal("out of credits", ring.StatisticsOf("z").Reason);
        Identify(ring, "c", Organization);
        Assert.Equal(["new"], ring.Serve(5).Distinct());
    }

    [Fact]
    public void A_label_hides_what_was_learned_and_its_end_shows_it_again()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        Identify(ring, "a", Organization);
        Identify(ring, "b", Organization);
        ring.KeyOf("a").Account.Bench(time.GetUtcNow().AddHours(5), "out of credits", freeModelsOnly: false);

        ring.Reload([In("acme", "a"), Key("b")], null);
        Assert.Equal([("acme", AccountSource.Label), ("account of b", AccountSource.Organization)], Accounts(ring));
        Assert.Null(ring.Serve());
        Identify(ring, "b", new(AccountSource.Organization, "org_2"));
        Identify(ring, "a", new(AccountSource.Organization, "org_2"));
        Assert.Equal([("acme", AccountSource.Label), ("account of b", AccountSource.Organization)], Accounts(ring));

        ring.Reload([Key("a"), Key("b")], null);
        Assert.Equal([("account of a", AccountSource.Organization), ("account of a", AccountSource.Organization)], Accounts(ring));
        Assert.Null(ring.Serve());
    }

    [Fact]
    public void An_answer_for_a_key_that_a_reload_replaced_meanwhile_speaks_for_its_secret()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        PoolKey before = ring.KeyOf("a");
        KeyOptions moved = Key("a");
        moved.Group = "red";
        ring.Reload([moved, Key("b")], null);
        Assert.NotSame(before, ring.KeyOf("a"));

        ring.Identify(before, Organization);
        Identify(ring, "b", Organization);
        Assert.Same(ring.KeyOf("a").Account, ring.KeyOf("b").Account);
    }

    [Fact]
    public void The_two_secrets_of_an_alias_are_of_one_account_until_they_say_otherwise()
    {
        KeyOptions rotated = Key("a", "old");
        rotated.Replacement = Secret("new");
        KeyRing ring = Ring(time, [Key("first"), rotated]);
        Identify(ring, "first", Organization);
        Identify(ring, "a", Organization);
        Assert.Same(ring.KeyOf("first").Account, ring.Entries[1].Replacement!.Account);

        ring.Identify(ring.Entries[1].Replacement!, new(AccountSource.Organization, "org_2"));
        time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.NotSame(ring.KeyOf("a").Account, ring.Entries[1].Replacement!.Account);

        // What only its companion told stays with it when that one goes.
        ring.Reload([Key("first"), Key("a", "new")], null);
        Assert.Equal([("account of first", AccountSource.Organization), ("account of a", AccountSource.Organization)], Accounts(ring));
    }

    [Fact]
    public void A_new_secret_that_nobody_knows_begins_alone_and_without_blame()
    {
        KeyRing ring = Ring(time, [Key("a"), Key("b")]);
        Identify(ring, "a", Organization);
        Identify(ring, "b", Organization);
        ring.Lend().Complete(Verdicts.OutOfCredits);
        ring.Reload([Key("a", "another"), Key("b")], null);
        Assert.Equal([("a", AccountSource.None), ("account of b", AccountSource.Organization)], Accounts(ring));
        Assert.Equal(["a"], ring.Serve(4).Distinct());
    }

    private static KeyOptions In(string account, string alias)
    {
        KeyOptions options = Key(alias);
        options.Account = account;
        return options;
    }

    private static (string Name, AccountSource Source)[] Accounts(KeyRing ring) =>
        [.. ring.Entries.Select(entry => entry.GetStatistics()).Select(key => (key.Account, key.AccountSource))];

    private static string[] Aliases(PoolAccount account) => [.. account.Keys.ToArray().Select(key => key.Alias)];

    private void Identify(KeyRing ring, string alias, AccountIdentity identity)
    {
        ring.Identify(ring.KeyOf(alias), identity);
        time.Advance(TimeSpan.FromMilliseconds(100));
    }
}
