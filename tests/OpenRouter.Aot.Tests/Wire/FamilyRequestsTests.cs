using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Completions;
using OpenRouter.Aot.Models;
using OpenRouter.Aot.Rerank;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Requests hold what was set and nothing else, in a fixed order.</summary>
public class FamilyRequestsTests
{
    [Fact]
    public void Rerank()
    {
        var request = new RerankRequest { TopN = 2, Documents = ["a", new RerankContent { Text = "b", Image = "https://i" }], Query = "q", Model = "m" };
        Assert.Equal("""{"model":"m","query":"q","documents":["a",{"text":"b","image":"https://i"}],"top_n":2}""", RoundTrip.Write(request));
    }

    [Fact]
    public void Completions()
    {
        Assert.Equal("""{"prompt":"Hello"}""", RoundTrip.Write(new CompletionRequest { Prompt = "Hello" }));
        var request = new CompletionRequest
        {
            Stop = new[] { "\n" },
            Logprobs = 3,
            Echo = true,
            Temperature = 0.5,
            MaxTokens = 5,
            Suffix = "!",
            Prompt = new[] { "a", "b" },
            Model = "m",
            LogitBias = new Dictionary<string, double> { ["50256"] = -100 },
        };
        Assert.Equal(
            """{"model":"m","prompt":["a","b"],"suffix":"!","max_tokens":5,"temperature":0.5,"echo":true,"stop":["\n"],"logit_bias":{"50256":-100},"logprobs":3}""",
            RoundTrip.Write(request));
    }

    [Fact]
    public void Every_documented_member_of_a_completion_has_a_property() => RoundTrip.AssertTyped<CompletionRequest>("""
        {"model":"m","models":["n"],"prompt":"p","suffix":"s","max_tokens":1,"temperature":0.1,"top_p":0.2,"top_k":3,"min_p":0.4,"top_a":0.5,"frequency_penalty":0.6,"presence_penalty":0.7,
        "repetition_penalty":0.8,"seed":9,"n":1,"best_of":2,"echo":false,"stop":"x","logit_bias":{"1":2},"logprobs":3,"response_format":{"type":"text"},"reasoning":{"effort":"low"},
        "provider":{"sort":"price"},"plugins":[{"id":"web"}],"preset":"p","transforms":["middle-out"],"service_tier":"flex","user":"u","session_id":"s","metadata":{"a":"b"},
        "trace":{"trace_id":"t"},"usage":{"include":true}}
        """);

    [Fact]
    public void Keys()
    {
        var create = new CreateKeyRequest
        {
            ExpiresAt = new DateTimeOffset(2027, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            LimitReset = KeyLimitReset.Weekly,
            Limit = 12.5m,
            Name = "one",
        };
        Assert.Equal("""{"name":"one","limit":12.5,"limit_reset":"weekly","expires_at":"2027-01-01T00:00:00Z"}""", RoundTrip.Write(create));
        Assert.Equal("""{"disabled":true}""", RoundTrip.Write(new UpdateKeyRequest { Disabled = true }));
        Assert.Equal(
            """{"name":"two","limit":20,"limit_reset":"daily","include_byok_in_limit":false}""",
            RoundTrip.Write(new UpdateKeyRequest { Name = "two", Limit = 20, LimitReset = KeyLimitReset.Daily, IncludeByokInLimit = false }));
        var never = new UpdateKeyRequest { Limit = LimitChange.None, LimitReset = LimitResetChange.Never };
        Assert.Equal("""{"limit":null,"limit_reset":null}""", RoundTrip.Write(never));
        never.Limit = 3m;
        Assert.Equal((3m, null), (never.Limit?.Amount, never.LimitReset?.Interval));
        Assert.Equal("""{"limit":3,"limit_reset":null}""", RoundTrip.Write(never));
    }

    [Fact]
    public void Queries_of_models()
    {
        Assert.Equal("/models", new ModelQuery().ToPath("/models"));
        Assert.Equal("/models", new ModelQuery { SupportedParameters = [], ZeroDataRetention = false }.ToPath("/models"));
        var query = new ModelQuery
        {
            Search = "gpt 5&mini",
            Category = ModelCategory.MarketingSeo,
            SupportedParameters = [ModelParameter.Tools, ModelParameter.TopP],
            InputModalities = [Modality.Text, Modality.Image],
            OutputModalities = [Modality.All],
            Sort = ModelSort.PricingLowToHigh,
            MinContext = 128_000,
            MinPrice = 0m,
            MaxPrice = 0.25m,
            MinOutputPrice = 1m,
            MaxOutputPrice = 2m,
            Architecture = "GPT",
            Authors = ["openai", "x-ai"],
            Providers = ["Amazon Bedrock"],
            Distillable = false,
            ZeroDataRetention = true,
            Region = DataRegion.Eu,
            MinAgeDays = 1,
            MaxAgeDays = 90,
            MinIntelligenceIndex = 1.5,
            MaxIntelligenceIndex = 2,
            MinCodingIndex = 3,
            MaxCodingIndex = 4,
            MinAgenticIndex = 5,
            MaxAgenticIndex = 6,
            MinToolSuccessRate = 0.9,
            MaxToolSuccessRate = 1,
            Offset = 500,
            Limit = 100,
            Extra = new Dictionary<string, string> { ["new"] = "ü" },
        };
        Assert.Equal(
            "/models?q=gpt%205%26mini&category=marketing%2Fseo&supported_parameters=tools%2Ctop_p&input_modalities=text%2Cimage&output_modalities=all&sort=pricing-low-to-high"
            + "&context=128000&min_price=0&max_price=0.25&min_output_price=1&max_output_price=2&arch=GPT&model_authors=openai%2Cx-ai&providers=Amazon%20Bedrock&distillable=false&zdr=true"
            + "&region=eu&min_age_days=1&max_age_days=90&min_intelligence_index=1.5&max_intelligence_index=2&min_coding_index=3&max_coding_index=4&min_agentic_index=5"
            + "&max_agentic_index=6&min_tool_success_rate=0.9&max_tool_success_rate=1&offset=500&limit=100&new=%C3%BC",
            query.ToPath("/models"));
        Assert.Equal("/keys?include_disabled=true&offset=2&workspace_id=w", new ManagedKeyQuery { IncludeDisabled = true, Offset = 2, WorkspaceId = "w" }.ToPath("/keys"));
    }

    [Fact]
    public void Numbers_of_a_query_are_written_alike_under_every_culture()
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            var commas = (System.Globalization.CultureInfo)before.Clone();
            commas.NumberFormat.NumberDecimalSeparator = ",";
            System.Globalization.CultureInfo.CurrentCulture = commas;
            Assert.Equal("/models?max_price=0.5&min_tool_success_rate=0.25", new ModelQuery { MaxPrice = 0.5m, MinToolSuccessRate = 0.25 }.ToPath("/models"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
