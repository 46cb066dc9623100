namespace OpenRouter.Aot.Tests.Diagnostics;

/// <summary>Why an attempt goes where it goes.</summary>
public class DecisionReasonTests
{
    [Theory]
    [InlineData("first", false, false, DecisionReason.Turn)]
    [InlineData("first", false, true, DecisionReason.Session)]
    [InlineData("first", true, true, DecisionReason.Probe)]
    [InlineData("next", false, true, DecisionReason.OtherModel)]
    [InlineData(null, false, false, DecisionReason.OtherModel)]
    public void Of_a_first_attempt(string? model, bool isProbe, bool hasSession, DecisionReason expected) =>
        Assert.Equal(expected, DecisionReasonRules.Find(new AnswerInfo(), VerdictScope.None, "key-1", "acme", model, "first", "first", isProbe, hasSession));

    [Theory]
    [InlineData("lead", false, DecisionReason.SameFamily)]
    [InlineData("lead", true, DecisionReason.Probe)]
    [InlineData("first", false, DecisionReason.OtherModel)]
    [InlineData("next", false, DecisionReason.OtherModel)]
    public void Of_a_first_attempt_where_the_history_binds_the_request_to_a_family(string model, bool isProbe, DecisionReason expected) =>
        Assert.Equal(expected, DecisionReasonRules.Find(new AnswerInfo(), VerdictScope.None, "key-1", "acme", model, "first", "lead", isProbe, hasSession: true));

    [Theory]
    [InlineData(VerdictScope.Key, "key-2", "acme", "first", DecisionReason.OtherKey)]
    [InlineData(VerdictScope.Key, "key-3", "other", "first", DecisionReason.OtherAccount)]
    [InlineData(VerdictScope.Account, "key-3", "other", "first", DecisionReason.OtherAccount)]
    [InlineData(VerdictScope.Account, "key-1", "acme", "first", DecisionReason.Again)]
    [InlineData(VerdictScope.KeyAndModel, "key-2", "acme", "first", DecisionReason.OtherKey)]
    [InlineData(VerdictScope.Request, "key-2", "acme", "first", DecisionReason.OtherKey)]
    [InlineData(VerdictScope.Model, "key-2", "acme", "first", DecisionReason.Again)]
    [InlineData(VerdictScope.Model, "key-3", "other", "first", DecisionReason.Again)]
    [InlineData(VerdictScope.Service, "key-3", "other", "first", DecisionReason.Again)]
    [InlineData(VerdictScope.Model, "key-1", "acme", "next", DecisionReason.OtherModel)]
    [InlineData(VerdictScope.Key, "key-3", "other", "next", DecisionReason.OtherModel)]
    public void Of_a_later_one(VerdictScope blamed, string key, string account, string model, DecisionReason expected)
    {
        var before = new AnswerInfo { Attempts = 1, KeyAlias = "key-1", Account = "acme", RequestedModel = "first" };
        Assert.Equal(expected, DecisionReasonRules.Find(before, blamed, key, account, model, "first", "first", isProbe: false, hasSession: true));
        Assert.Equal(DecisionReason.Probe, DecisionReasonRules.Find(before, blamed, key, account, model, "first", "first", isProbe: true, hasSession: true));
    }

    [Fact]
    public void Each_has_a_name_of_its_own()
    {
        DecisionReason[] all = Enum.GetValues<DecisionReason>();
        Assert.Equal(all.Length, all.Select(reason => reason.ToName()).Distinct().Count());
        Assert.Equal(["turn", "session", "other_key", "other_account", "other_model", "same_family", "again", "probe", "no_choice"], all.Select(reason => reason.ToName()));
        Assert.Throws<ArgumentOutOfRangeException>(() => ((DecisionReason)99).ToName());
    }
}
