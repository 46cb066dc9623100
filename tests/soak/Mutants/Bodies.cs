using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot.Soak.Mutants;

/// <summary>What is mutated: the recorded bodies where there are any, else a few of our own that have every kind of member.</summary>
internal static class Bodies
{
    // A list of all models is 670 KB: mutating its every byte says no more than mutating a part.
    private const int Longest = 64 * 1024;

    private static readonly string[] Own =
    [
        """{"id":"gen-1","object":"chat.completion","created":1,"model":"a/one","provider":"P","choices":[{"index":0,"finish_reason":"stop","native_finish_reason":"STOP","logprobs":{"content":[{"token":"a","logprob":-0.5,"bytes":[97],"top_logprobs":[]}]},"message":{"role":"assistant","content":"Gr\u00fc\u00dfe \ud83d\ude00","refusal":null,"reasoning":"so","reasoning_details":[{"type":"reasoning.text","text":"so","signature":null,"index":0}],"annotations":[{"type":"url_citation","url_citation":{"url":"u","start_index":1,"end_index":2}}],"images":[{"type":"image_url","image_url":{"url":"data:,"}}],"tool_calls":[{"index":0,"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}}],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3,"cost":3.4e-7,"is_byok":false,"cost_details":{"upstream_inference_cost":null},"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}}}""",
        """{"model":"a/one","messages":[{"role":"system","content":[{"type":"text","text":"t","cache_control":{"type":"ephemeral","ttl":"1h"}}]},{"role":"user","content":"Hi"}],"max_tokens":5,"temperature":0.5,"stop":["x"],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],"tool_choice":{"type":"function","function":{"name":"f"}},"provider":{"order":["p"],"sort":{"by":"price"},"max_price":{"prompt":"0.5"},"preferred_max_latency":{"p50":1}},"metadata":{"a":"b"},"logit_bias":{"50256":-100},"stream":true}""",
        """{"error":{"code":429,"message":"m","metadata":{"raw":"{\"error\":{\"code\":503}}","provider_name":"P","headers":{"Retry-After":"1"}}},"user_id":"u"}""",
        """{"data":[{"id":"a/one","name":"One","created":1,"context_length":8,"pricing":{"prompt":"0.000001","completion":"-1"},"architecture":{"modality":"text->text","input_modalities":["text"]},"supported_parameters":["tools"],"top_provider":{"context_length":8,"is_moderated":false}}]}""",
        """{"id":"resp_1","object":"response","created_at":1,"model":"a/one","status":"completed","output":[{"type":"reasoning","id":"r","summary":[]},{"type":"message","id":"m","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Hi","annotations":[]}]}],"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3,"input_tokens_details":{"cached_tokens":0},"cost":0.1}}""",
        """{"id":"msg_1","type":"message","role":"assistant","model":"a/one","content":[{"type":"thinking","thinking":"t","signature":"s"},{"type":"text","text":"Hi"},{"type":"tool_use","id":"t","name":"f","input":{"a":1}}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":2}}""",
        """{"data":{"label":"l","limit":10.5,"limit_remaining":null,"usage":0.25,"is_free_tier":false,"expires_at":"2026-12-31T00:00:00Z","budgets":[{"scope":"api_key","limit_usd":5}]}}""",
    ];

    public static IReadOnlyList<byte[]> Load(string? folder)
    {
        var bodies = new List<byte[]>(Own.Select(Encoding.UTF8.GetBytes));
        if (folder is null)
            return bodies;
        foreach (string file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument recording = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement answer = recording.RootElement.GetProperty("response");
            if (!answer.TryGetProperty("body_encoding", out _))
                Add(bodies, answer.GetProperty("body").GetString());
            if (recording.RootElement.GetProperty("request").TryGetProperty("body", out JsonElement body) && body.ValueKind == JsonValueKind.String)
                Add(bodies, body.GetString());
        }

        return bodies;
    }

    private static void Add(List<byte[]> bodies, string? text)
    {
        if (text is null)
            return;
        foreach (string line in text.Contains("\ndata:", StringComparison.Ordinal) || text.StartsWith("data:", StringComparison.Ordinal) ? text.Split('\n') : [text])
        {
            string json = line.StartsWith("data:", StringComparison.Ordinal) ? line[5..].Trim() : line.Trim();
            if (json.StartsWith('{') && json.Length <= Longest)
                bodies.Add(Encoding.UTF8.GetBytes(json));
        }
    }
}
