using System.Text;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>The bytes of each payload, with the members that the service sends.</summary>
internal static class WirePayloads
{
    private const string Paragraph =
        "A river does not hurry, and yet it reaches the sea: it takes what the slope gives it, gathers what joins it, and loses nothing on the way. "
        + "Who wants to move much with little does well to watch it; the \\\"how\\\" is older than any machine, and costs no more than patience.\\n\\n";

    public static byte[] Of(WirePayload payload) => Encoding.UTF8.GetBytes(payload switch
    {
        WirePayload.Chunk => """
            {"id":"gen-1760000000-Qm3bT7kLxVd2","object":"chat.completion.chunk","created":1760000000,"model":"openai/gpt-5-mini","provider":"OpenAI","choices":[{"index":0,"delta":{"role":"assistant","content":" river"},"finish_reason":null,"native_finish_reason":null,"logprobs":null}],"system_fingerprint":"fp_4b3a2c1d"}
            """,
        WirePayload.ShortChat => """
            {"id":"gen-1760000000-Qm3bT7kLxVd2","object":"chat.completion","created":1760000000,"model":"openai/gpt-5-mini","provider":"OpenAI","system_fingerprint":null,"choices":[{"index":0,"logprobs":null,"finish_reason":"stop","native_finish_reason":"completed","message":{"role":"assistant","content":"The capital of Norway is Oslo. It lies at the head of the Oslofjord.","refusal":null,"reasoning":null}}],"usage":{"prompt_tokens":18,"completion_tokens":21,"total_tokens":39,"cost":0.00004725,"is_byok":false,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0,"audio_tokens":0,"video_tokens":0},"cost_details":{"upstream_inference_cost":null,"upstream_inference_prompt_cost":0.0000045,"upstream_inference_completions_cost":0.000042},"completion_tokens_details":{"reasoning_tokens":0,"image_tokens":0,"audio_tokens":0}}}
            """,
        WirePayload.ToolCall => """
            {"id":"gen-1760000001-Vd2Qm3bT7kLx","object":"chat.completion","created":1760000001,"model":"anthropic/claude-sonnet-4.5","provider":"Anthropic","choices":[{"index":0,"logprobs":null,"finish_reason":"tool_calls","native_finish_reason":"tool_use","message":{"role":"assistant","content":"","refusal":null,"reasoning":null,"tool_calls":[{"index":0,"id":"toolu_01A09q90qw90lq917835lq9","type":"function","function":{"name":"get_weather","arguments":"{\"city\": \"Oslo\", \"unit\": \"celsius\"}"}},{"index":1,"id":"toolu_01B77q12qw44lq917835ab2","type":"function","function":{"name":"get_time","arguments":"{\"zone\": \"Europe/Oslo\"}"}}]}}],"usage":{"prompt_tokens":412,"completion_tokens":97,"total_tokens":509,"cost":0.002691,"is_byok":false,"prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0,"audio_tokens":0,"video_tokens":0},"cost_details":{"upstream_inference_cost":null,"upstream_inference_prompt_cost":0.001236,"upstream_inference_completions_cost":0.001455},"completion_tokens_details":{"reasoning_tokens":0,"image_tokens":0}}}
            """,
        WirePayload.LongChat => """
            {"id":"gen-1760000002-T7kLxVd2Qm3b","object":"chat.completion","created":1760000002,"model":"deepseek/deepseek-r1","provider":"DeepInfra","choices":[{"index":0,"logprobs":null,"finish_reason":"stop","native_finish_reason":"stop","message":{"role":"assistant","content":"TEXT","refusal":null,"reasoning":"THOUGHT","reasoning_details":[{"type":"reasoning.text","text":"THOUGHT","format":"unknown","index":0}]}}],"usage":{"prompt_tokens":55,"completion_tokens":1830,"total_tokens":1885,"cost":0.00401,"is_byok":false,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":900}}}
            """.Replace("TEXT", Repeat(24), StringComparison.Ordinal).Replace("THOUGHT", Repeat(12), StringComparison.Ordinal),
        WirePayload.ResponsesAnswer => """
            {"id":"resp_0a1b2c3d4e5f60718293a4b5c6d7e8f9","object":"response","created_at":1760000003,"completed_at":1760000009,"status":"completed","error":null,"incomplete_details":null,"instructions":null,"max_output_tokens":2000,"model":"openai/gpt-5-mini","output":[{"type":"reasoning","id":"rs_0a1b2c3d4e5f","summary":[{"type":"summary_text","text":"I look for what the question asks, then for the shortest answer that is right."}],"encrypted_content":"gAAAAABo3w8JmEJ2v7jTfb1nqX0q0cWQ0u8J5mJ6z8y7h1kq3p2m5n8r0t"},{"type":"message","id":"msg_0a1b2c3d4e5f","role":"assistant","status":"completed","content":[{"type":"output_text","text":"TEXT","annotations":[{"type":"url_citation","url":"https://rivers.example/source","title":"Where rivers begin","start_index":0,"end_index":42}],"logprobs":[]}]}],"parallel_tool_calls":true,"previous_response_id":null,"store":false,"temperature":1,"text":{"format":{"type":"text"},"verbosity":"medium"},"tool_choice":"auto","tools":[],"top_p":1,"truncation":"disabled","usage":{"input_tokens":214,"input_tokens_details":{"cached_tokens":128},"output_tokens":311,"output_tokens_details":{"reasoning_tokens":192},"total_tokens":525,"cost":0.000675,"is_byok":false,"cost_details":{"upstream_inference_cost":null,"upstream_inference_input_cost":0.0000535,"upstream_inference_output_cost":0.000622}},"user":null,"metadata":{},"service_tier":"default"}
            """.Replace("TEXT", Repeat(3), StringComparison.Ordinal),
        WirePayload.ModelsList => "{\"data\":[" + string.Join(',', Enumerable.Range(0, 400).Select(Model)) + "]}",
        _ => throw new ArgumentOutOfRangeException(nameof(payload)),
    });

    private static string Model(int number) => """
        {"id":"author-A/model-M","canonical_slug":"author-A/model-M-20260813","hugging_face_id":"","name":"Author A: Model M","created":1760000000,"description":"TEXT","context_length":262144,"architecture":{"modality":"text+image->text","input_modalities":["text","image"],"output_modalities":["text"],"tokenizer":"Other","instruct_type":null},"pricing":{"prompt":"0.0000006","completion":"0.0000025","input_cache_read":"0.00000015"},"top_provider":{"context_length":262144,"max_completion_tokens":65536,"is_moderated":false},"per_request_limits":null,"supported_parameters":["frequency_penalty","include_reasoning","logit_bias","logprobs","max_tokens","min_p","presence_penalty","reasoning","repetition_penalty","response_format","seed","stop","structured_outputs","temperature","tool_choice","tools","top_k","top_logprobs","top_p"],"default_parameters":{"temperature":null,"top_p":null,"frequency_penalty":null},"expiration_date":null,"knowledge_cutoff":"2025-12-31","links":{"details":"/api/v1/models/author-A/model-M-20260813/endpoints"}}
        """.Replace("author-A", "author-" + (number % 60), StringComparison.Ordinal)
            .Replace("model-M", "model-" + number, StringComparison.Ordinal).Replace("TEXT", Repeat(2), StringComparison.Ordinal);

    private static string Repeat(int times) => string.Concat(Enumerable.Repeat(Paragraph, times));
}
