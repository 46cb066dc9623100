using OpenRouter.Aot.Accounts;
using OpenRouter.Aot.Batches;
using OpenRouter.Aot.Completions;
using OpenRouter.Aot.Embeddings;
using OpenRouter.Aot.Generations;
using OpenRouter.Aot.Models;
using OpenRouter.Aot.Rerank;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>Answers with every member that the service documents: each has a property, and comes back as it was sent.</summary>
public class FamilyAnswersTests
{
    [Fact]
    public void Models_with_every_member()
    {
        ModelList list = RoundTrip.AssertTyped<ModelList>("""
            {"data":[{"id":"a/one:free","canonical_slug":"a/one-20260101","hugging_face_id":"","name":"One","created":1767225600,"description":"Of *all*.","context_length":200000,
            "architecture":{"modality":"text+image->text","input_modalities":["text","image","smell"],"output_modalities":["text"],"tokenizer":"GPT","instruct_type":"chatml"},
            "pricing":{"prompt":"0.0000025","completion":"0.00001","request":"0","image":"0.001","image_token":"0.1","image_output":"0.2","audio":"0.3","audio_output":"0.4",
            "input_audio_cache":"0.5","web_search":"0.01","internal_reasoning":"0.00001","input_cache_read":"0.00000125","input_cache_write":"0.0000000208333333333333",
            "input_cache_write_1h":"0.000005","discount":0.25,"overrides":[{"min_prompt_tokens":200000,"utc_start":100,"utc_end":1030,"prompt":"0.000005","completion":"0.00002",
            "audio":"1","input_audio_cache":"2","input_cache_read":"3","input_cache_write":"4","input_cache_write_1h":"5"}]},
            "top_provider":{"context_length":128000,"max_completion_tokens":16384,"is_moderated":true},"per_request_limits":{"prompt_tokens":10,"completion_tokens":20},
            "supported_parameters":["tools","temperature","a_new_one"],
            "default_parameters":{"temperature":0.7,"top_p":1,"top_k":40,"frequency_penalty":0,"presence_penalty":0.5,"repetition_penalty":1.1},
            "supported_voices":["alloy"],"knowledge_cutoff":"2025-06-30","expiration_date":"2098-12-31","links":{"details":"/api/v1/models/a/one/endpoints"},
            "benchmarks":{"design_arena":[{"arena":"models","category":"website","elo":1193,"win_rate":53.4,"rank":46}],
            "artificial_analysis":{"intelligence_index":60.9,"coding_index":76.1,"agentic_index":7}},
            "reasoning":{"mandatory":true,"default_enabled":true,"supported_efforts":["max","high"],"default_effort":"high","supports_max_tokens":true},
            "alias_target":{"name":"Two","slug":"a/two"}}],"total_count":413,"links":{"next":"https://openrouter.ai/api/v1/models?offset=1"}}
            """);

        ModelInfo model = Assert.Single(list.Data!);
        Assert.Equal((413, "a/one:free", 0.0000025m, 0.0000000208333333333333m), (list.TotalCount, model.Id, model.Pricing!.Prompt, model.Pricing.InputCacheWrite));
        Assert.Equal((0.000005m, 1030, 200_000), (model.Pricing.Overrides![0].Prompt, model.Pricing.Overrides[0].UtcEnd, model.Pricing.Overrides[0].MinPromptTokens));
        Assert.Equal([Modality.Text, Modality.Image, "smell"], model.Architecture!.InputModalities!);
        Assert.True(model.Supports(ModelParameter.Tools) && model.Supports("a_new_one"));
        Assert.False(model.Supports(ModelParameter.Seed) || model.Pricing.IsDynamic);
        Assert.Equal([EffortLevel.Max, EffortLevel.High], model.Reasoning!.SupportedEfforts!);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("""{"temperature":null,"top_p":null,"top_k":null,"frequency_penalty":null,"presence_penalty":null,"repetition_penalty":null}""", null)]
    [InlineData("""{"temperature":1}""", 1.0)]
    public void Defaults_may_be_missing_in_every_way(string defaults, double? temperature)
    {
        ModelInfo model = RoundTrip.AssertTyped<ModelInfo>($$$"""{"id":"a/one","default_parameters":{{{defaults}}},"supported_voices":null}""");
        Assert.Equal(temperature, model.DefaultParameters?.Temperature);
        Assert.False(model.Supports(ModelParameter.Tools));
    }

    [Fact]
    public void A_routers_price_is_not_known_before()
    {
        ModelPricing pricing = RoundTrip.AssertTyped<ModelPricing>("""{"prompt":"-1","completion":"-1"}""");
        Assert.True(pricing.IsDynamic);
        Assert.Equal(0.5m, RoundTrip.AssertLossless<ModelPricing>("""{"prompt":0.5,"completion":5e-7,"image":"free"}""").Prompt);
    }

    [Fact]
    public void Endpoints_and_providers_with_every_member()
    {
        ModelEndpoints model = RoundTrip.AssertTyped<ModelEndpoints>("""
            {"id":"a/one","name":"One","created":1767225600,"description":"","architecture":{"modality":null,"input_modalities":["text"],"output_modalities":["text"],"tokenizer":null,"instruct_type":null},
            "endpoints":[{"name":"Alpha | a/one","model_id":"a/one","model_name":"One","context_length":128000,"pricing":{"prompt":"0.1","completion":"0.2","discount":0},"provider_name":"Alpha",
            "tag":"alpha/fp8","quantization":"fp8","max_completion_tokens":null,"max_prompt_tokens":1000,"supported_parameters":["stop"],"status":-2,"uptime_last_5m":100,
            "uptime_last_30m":99.91,"uptime_last_1d":null,"supports_implicit_caching":false,"supports_voice_cloning":true,
            "latency_last_30m":{"p50":320,"p75":500,"p90":1100.5,"p99":2000},"throughput_last_30m":{"p50":80,"p75":70,"p90":60,"p99":5}}]}
            """);
        ModelEndpoint endpoint = Assert.Single(model.Endpoints!);
        Assert.Equal((-2, 1100.5, 99.91, "alpha/fp8"), (endpoint.Status, endpoint.LatencyLast30m!.P90, endpoint.UptimeLast30m, endpoint.Tag));

        ProviderList providers = RoundTrip.AssertTyped<ProviderList>("""
            {"data":[{"name":"Alpha","slug":"alpha","privacy_policy_url":"https://a/p","terms_of_service_url":null,"status_page_url":"https://a/s","headquarters":"US","datacenters":["US","IE"]}]}
            """);
        Assert.Equal(["US", "IE"], providers.Data![0].Datacenters!);
    }

    [Fact]
    public void Keys_and_credits_with_every_member()
    {
        ManagedKeyList keys = RoundTrip.AssertTyped<ManagedKeyList>("""
            {"data":[{"hash":"f01d52","label":"sk-or-v1-0e6...1c96","name":"one","disabled":false,"limit":100,"limit_remaining":74.5,"limit_reset":"monthly","include_byok_in_limit":false,
            "usage":25.5,"usage_daily":1.5,"usage_weekly":2.5,"usage_monthly":3.5,"byok_usage":17.38,"byok_usage_daily":0,"byok_usage_weekly":0,"byok_usage_monthly":17.38,
            "created_at":"2025-08-24T10:30:00Z","updated_at":"2025-08-24T15:45:00.25+00:00","expires_at":null,"creator_user_id":"user_1","workspace_id":"0df9e665-d932-5740-b2c7-b52af166bc11"}]}
            """);
        ManagedKey key = Assert.Single(keys.Data!);
        Assert.Equal((74.5m, KeyLimitReset.Monthly, null), (key.LimitRemaining, key.LimitReset, key.ExpiresAt));
        Assert.Equal(new DateTimeOffset(2025, 8, 24, 15, 45, 0, 250, TimeSpan.Zero), key.UpdatedAt);

        Credits credits = RoundTrip.AssertTyped<CreditsAnswer>("""{"data":{"total_credits":100.5,"total_usage":25.75}}""").Data!;
        Assert.Equal(74.75m, credits.Remaining);
        Assert.True(RoundTrip.AssertTyped<KeyDeletion>("""{"deleted":true}""").Deleted);
    }

    [Fact]
    public void A_generation_with_every_member()
    {
        GenerationDetails details = RoundTrip.AssertTyped<GenerationAnswer>("""
            {"data":{"id":"gen-1","upstream_id":"chatcmpl-1","request_id":"req-1","session_id":"s","api_type":"completions","created_at":"2025-08-20T08:02:14.60234+00:00","model":"a/one",
            "router":"openrouter/auto","provider_name":"Alpha","provider_responses":[{"id":"up-1","endpoint_id":"e","model_permaslug":"a/one-2026","provider_name":"Beta","status":429,"latency":12.5,
            "is_byok":false,"routed_service_tier":"flex"}],"service_tier":"priority","data_region":"global","streamed":true,"cancelled":false,"finish_reason":"stop","native_finish_reason":"end_turn",
            "latency":1250,"moderation_latency":50,"generation_time":1200,"tokens_prompt":10,"tokens_completion":25,"native_tokens_prompt":11,"native_tokens_completion":26,
            "native_tokens_completion_images":1,"native_tokens_reasoning":5,"native_tokens_cached":3,"num_media_prompt":1,"num_input_audio_prompt":2,"num_media_completion":3,"num_search_results":4,
            "num_fetches":5,"web_search_engine":"exa","usage":0.0015,"total_cost":1.125e-05,"upstream_inference_cost":0.0012,"cache_discount":-0.1,"is_byok":false,
            "response_cache_source_id":"gen-0","preset_id":"p","origin":"https://openrouter.ai/","http_referer":"https://a","user_agent":"Mozilla/5.0","app_id":12345,"external_user":"user-123",
            "workspace_id":"w"}}
            """).Data!;
        Assert.Equal((0.00001125m, FinishReason.Stop, GenerationKind.Completions, 12_345), (details.TotalCost, details.FinishReason, details.ApiType, details.AppId));
        Assert.Equal((429, ServiceTier.Flex), (details.ProviderResponses![0].Status, details.ProviderResponses[0].RoutedServiceTier));
    }

    [Fact]
    public void Embeddings_reranks_and_completions_with_every_member()
    {
        EmbeddingsAnswer vectors = RoundTrip.AssertTyped<EmbeddingsAnswer>("""
            {"id":"gen-emb-1","object":"list","data":[{"object":"embedding","embedding":[0.25,-1],"index":0},{"object":"embedding","embedding":"AACAPgAAgL8="}],"model":"m","provider":"Alpha",
            "usage":{"prompt_tokens":7,"total_tokens":7,"cost":1.4e-07,"is_byok":true,"cost_details":{"upstream_inference_cost":null,"upstream_inference_prompt_cost":1e-7,
            "upstream_inference_completions_cost":0},"prompt_tokens_details":{"text_tokens":1,"image_tokens":2,"audio_tokens":3,"video_tokens":4,"file_tokens":5}}}
            """);
        Assert.Equal(0.00000014m, vectors.Usage!.Cost);
        Assert.All(vectors.ToArrays(), vector => Assert.Equal([0.25f, -1f], vector));

        RerankAnswer order = RoundTrip.AssertTyped<RerankAnswer>("""
            {"id":"gen-rerank-1","model":"m","provider":"Alpha","results":[{"index":1,"relevance_score":0.828125,"document":{"text":"t","image":"https://i"}}],
            "usage":{"total_tokens":17,"search_units":1,"cost":3.4e-07}}
            """);
        Assert.Equal((1, 0.828125, "t"), (order.Results![0].Index, order.Results[0].RelevanceScore, order.Results[0].Document!.Text));

        CompletionAnswer text = RoundTrip.AssertTyped<CompletionAnswer>("""
            {"id":"gen-1","object":"text_completion","created":1767225600,"model":"m","provider":"Alpha","system_fingerprint":"fp","service_tier":"default","choices":[{"index":0,"text":" world",
            "reasoning":"hm","finish_reason":"stop","native_finish_reason":"eos","logprobs":{"tokens":["a"]}}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":0}}
            """);
        Assert.Equal((" world", FinishReason.Stop), (text.Text, text.FinishReason));
        Assert.Equal("", new CompletionAnswer().Text);
    }

    [Fact]
    public void A_batch_with_every_member()
    {
        Batch batch = RoundTrip.AssertTyped<Batch>("""
            {"id":"batch_1","object":"batch","endpoint":"/v1/chat/completions","model":"a/one","completion_window":"24h","status":"completed","created_at":1767225600,
            "finalized_at":1767225700,"expires_at":1767312000,"provider":"Acme","request_counts":{"total":3,"completed":1,"failed":2},
            "usage":{"prompt_tokens":10,"completion_tokens":20,"total_tokens":30,"cost":0.0000125},
            "results":[{"id":"r1","custom_id":"a","response":{"status_code":200,"request_id":"gen-1","body":{"choices":[]}}},
            {"id":"r2","custom_id":"b","error":{"code":502,"message":"gone"}},{"id":"r3","custom_id":"c","error":"gone too"}],"error":{"code":"partly","message":"two failed"}}
            """);
        Assert.Equal((0.0000125m, "gone", "gone too", "\"partly\""), (batch.Usage!.Cost, batch.Results![1].Error!.Value.Message, batch.Results[2].Error!.Value.Message, batch.Error!.Value.Details!.Code.ToString()));
        Assert.True(batch.IsOver);
        Assert.Equal("1", RoundTrip.AssertTyped<BatchResultPage>("""{"data":[{"custom_id":"a"}],"next_cursor":"1"}""").NextCursor);
    }
}
