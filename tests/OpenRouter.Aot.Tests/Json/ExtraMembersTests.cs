using System.Text;
using OpenRouter.Aot.Tests.Wire;

namespace OpenRouter.Aot.Tests.Json;

/// <summary>What a type has no property for, or none that can hold it.</summary>
public class ExtraMembersTests
{
    [Fact]
    public void Unknown_members_are_kept_as_bytes_in_their_order()
    {
        var choice = RoundTrip.Parse<ChatChoice>("""{"index":0,"new":{"a":[1, 2]},"n\u0065wer":null,"odd":"\ud83d"}""");
        Assert.Equal(["new", "newer", "odd"], choice.Extra!.Select(member => member.Key));
        Assert.Equal("""{"a":[1, 2]}""", choice.Extra!["new"].ToString());
        Assert.Equal("""{"index":0,"new":{"a":[1, 2]},"n\u0065wer":null,"odd":"\ud83d"}""", RoundTrip.Write(choice));
    }

    [Fact]
    public void A_value_that_a_property_cannot_hold_is_kept_as_it_came()
    {
        var choice = RoundTrip.Parse<ChatChoice>("""{"index":"none","logprobs":1.5,"message":[],"finish_reason":7}""");
        Assert.Equal((null, null, null, null), (choice.Index, choice.Logprobs, choice.Message, choice.FinishReason));
        RoundTrip.AssertSame("""{"index":"none","logprobs":1.5,"message":[],"finish_reason":7}""", choice);
    }

    [Fact]
    public void A_value_that_can_be_read_though_it_is_of_another_type_is_read_and_written_back_as_it_came()
    {
        var usage = RoundTrip.Parse<ChatUsage>("""{"prompt_tokens":"12","cost":"0.50","is_byok":"true","total_tokens":12.0}""");
        Assert.Equal((12L, 0.50m, true, 12L), (usage.PromptTokens, usage.Cost, usage.IsByok, usage.TotalTokens));
        Assert.Equal("""{"total_tokens":12,"prompt_tokens":"12","cost":"0.50","is_byok":"true"}""", RoundTrip.Write(usage));
    }

    [Fact]
    public void A_property_that_is_set_speaks_for_itself_again()
    {
        var usage = RoundTrip.Parse<ChatUsage>("""{"prompt_tokens":"12","cost":"0.50"}""");
        usage.PromptTokens = 13;
        usage.Cost = null;
        Assert.Equal("""{"prompt_tokens":13}""", RoundTrip.Write(usage));
    }

    [Fact]
    public void A_number_that_a_type_cannot_hold_in_full_is_kept_in_full()
    {
        const string Json = """{"cost":0.12345678901234567890123456789012345,"total_tokens":99999999999999999999}""";
        var usage = RoundTrip.Parse<ChatUsage>(Json);
        Assert.Equal((0.1234567890123456789012345679m, null), (usage.Cost, usage.TotalTokens));
        Assert.Equal(Json, RoundTrip.Write(usage));
    }

    [Fact]
    public void They_can_be_read_set_and_removed()
    {
        var extra = new ExtraMembers { ["top_a"] = 0.25, ["name"] = "a \"b\"", ["flag"] = true, ["many"] = RawJson.Parse(" [1, {}] "), ["count"] = 3 };
        extra["flag"] = null;
        extra["top_a"] = 1L;
        Assert.Equal("""{"name":"a \"b\"","many":[1, {}],"count":3,"top_a":1}""", "{" + Encoding.UTF8.GetString(extra.Members) + "}");
        Assert.Equal((4, null, "3"), (extra.Count, extra["flag"], extra["count"].ToString()));
    }

    [Fact]
    public void A_request_sends_them_after_its_own_members()
    {
        var request = new ChatRequest { Messages = ["Hi"], TopK = 3, Extra = new ExtraMembers { ["chat_template_kwargs"] = RawJson.Parse("""{"enable_thinking":false}""") } };
        Assert.Equal("""{"messages":[{"role":"user","content":"Hi"}],"top_k":3,"chat_template_kwargs":{"enable_thinking":false}}""", RoundTrip.Write(request));
    }
}
