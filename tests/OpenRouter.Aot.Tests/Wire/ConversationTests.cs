using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace OpenRouter.Aot.Tests.Wire;

/// <summary>What tells a conversation: its first instructions and its first message, however they are written and whatever follows.</summary>
public class ConversationTests
{
    private const string Chat =
        """{"model":"a/b","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hé \"you\""},{"role":"assistant","content":"Hello."}]}""";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Theory]
    [InlineData("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hé \"you\""},{"role":"assistant","content":"Hi!"},{"role":"user","content":"On."}]}""")]
    [InlineData("""{ "messages" : [ {"content" :"Be brief.", "role" : "system"} , { "content": "Hé \"you\"", "name":null, "role":"user" } , {"role":"assistant"} ] , "model":"c/d"}""")]
    [InlineData("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"H\u00E9 \u0022you\u0022"},{"role":"assistant","content":null}]}""")]
    [InlineData("""{"messages":[{"role":"developer","content":"Be\u0020brief."},{"role":"user","content":[{"type":"text","text":"Hé \"you\"","cache_control":{"type":"ephemeral"}}]},{"role":"assistant","content":""}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"Hé \"you\""},{"role":"system","content":"Be brief."},{"role":"assistant","content":""},{"role":"system","content":"More."}]}""")]
    [InlineData("""{"system":"Be brief.","messages":[{"role":"user","content":"Hé \"you\""},{"role":"assistant","content":[{"type":"text","text":"Hello."}]}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"Hé \"you\""},{"role":"assistant","content":"x"}],"system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral"}}]}""")]
    [InlineData("""{"instructions":"Be brief.","input":[{"role":"user","content":[{"type":"input_text","text":"Hé \"you\""}]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Hello."}]}]}""")]
    [InlineData("""{"instructions":"Be brief.","input":[{"role":"user","content":"Hé \"you\""},{"type":"function_call","name":"f","arguments":"{}","call_id":"1"}]}""")]
    [InlineData("""{"instructions":"Be brief.","input":[{"role":"user","content":"Hé \"you\""},{"type":"reasoning","summary":[]}]}""")]
    public void However_it_is_written_and_goes_on_it_is_the_same(string body) => Assert.Equal(Of(Chat), Of(body));

    [Theory]
    [InlineData("""{"messages":[{"role":"system","content":"Be brief!"},{"role":"user","content":"Hé \"you\""},{"role":"assistant","content":"Hello."}]}""")]
    [InlineData("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"He \"you\""},{"role":"assistant","content":"Hello."}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"Hé \"you\""},{"role":"assistant","content":"Hello."}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"Be brief."},{"role":"system","content":"Hé \"you\""},{"role":"assistant","content":"Hello."}]}""")]
    [InlineData("""{"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[{"type":"text","text":"Hé "},{"type":"text","text":"\"you\""}]},{"role":"assistant"}]}""")]
    public void Another_beginning_is_another_conversation(string body)
    {
        Assert.NotEqual(0UL, Of(body));
        Assert.NotEqual(Of(Chat), Of(body));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messages":null}""")]
    [InlineData("""{"messages":"assistant"}""")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":["assistant",{"content":"assistant"},["role","assistant"]]}""")]
    [InlineData("""{"messages":[{"role":"system","content":"x"},{"role":"user","content":"assistant"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":{"role":"assistant"}},{"role":"tool","content":"x"}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","content":"x"}],"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"input":"Hello"}""")]
    [InlineData("""{"input":["Hello",[1,2]]}""")]
    [InlineData("""{"input":[{"role":"user","content":"x"},{"type":"function_call_output","output":"x"}]}""")]
    public void Where_the_assistant_has_not_spoken_there_is_none(string body) => Assert.Equal(0UL, Of(body));

    [Fact]
    public void A_typed_chat_is_the_conversation_of_the_same_body()
    {
        var request = new ChatRequest { Messages = [ChatTurn.System("Be brief."), "Hé \"you\"", ChatTurn.Assistant("Hello."), "Größe \U0001F600 <b>?"] };
        Assert.Equal(Of(Chat), RequestTemplate.Parse(OpenRouterJson.ToUtf8Bytes(request)).Conversation);
    }

    // The hash places a conversation again after a restart and in every process: it must never change by itself.
    [Fact]
    public void It_is_the_same_in_every_process() => Assert.Equal(13053995574988256855UL, Of(Chat));

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_mistake() =>
        Assert.Equal(
            Of("""{"messages":[{"role":"user","content":"x\uFFFD\n"},{"role":"assistant"}]}"""),
            Of("""{"messages":[{"role":"user","content":"x\uD83D\n"},{"\uD83D":1,"role":"\uD83D","content":[{"type":"\uD83D","\uD83D":1}]},{"role":"assistant"}],"\uD83D":1}"""));

    [Theory]
    [InlineData("""{"session_id":"one","prompt_cache_key":"two"}""", "one", "two")]
    [InlineData("""{"prompt_cache_key":"t\u0077o"}""", null, "two")]
    [InlineData("""{"session_id":"","prompt_cache_key":7}""", null, null)]
    [InlineData("""{"session_id":null,"metadata":{"session_id":"x"}}""", null, null)]
    public void What_the_body_names_is_found(string body, string? session, string? cacheKey)
    {
        var template = RequestTemplate.Parse(Encoding.UTF8.GetBytes(body));
        Assert.Equal((session, cacheKey), (template.SessionId, template.PromptCacheKey));
    }

    [Fact]
    public void Whatever_is_said_the_beginning_tells_and_nothing_else()
    {
        Gen<string> role = Choose.From("user", "assistant", "tool", "system", "developer");
        Gen<(string Role, string Text)> turn = Gen.Select(role, Gen.String[0, 40]);
        Gen.Select(Gen.String[0, 60], Gen.String[0, 60], turn.Array[0, 5], turn.Array[0, 5], Gen.Bool, Gen.Bool).Sample((system, first, some, others, isIndented, isReversed) =>
        {
            ulong hash = Of(Write(system, first, some, isIndented: false, isReversed: false));
            Assert.NotEqual(0UL, hash);
            Assert.Equal(hash, Of(Write(system, first, others, isIndented, isReversed)));
            Assert.NotEqual(hash, Of(Write(system, first + "x", some, isIndented, isReversed)));
            Assert.NotEqual(hash, Of(Write(system + "x", first, some, isIndented, isReversed)));
        }, iter: 2_000);
    }

    [Fact]
    public void A_conversation_costs_no_more_memory_than_another_body()
    {
        byte[] plain = """{"model":"a/b","x":[{"role":"user","content":"H\u00e9"},{"role":"assistant","content":"Hello."}]}"""u8.ToArray();
        byte[] chat = """{"model":"a/b","messages":[{"role":"user","content":"H\u00e9"},{"role":"assistant","content":"Hello."}]}"""u8.ToArray();
        Assert.NotEqual(0UL, RequestTemplate.Parse(chat).Conversation);
        Assert.Equal(Measure(plain), Measure(chat));
    }

    private static long Measure(byte[] body)
    {
        long least = long.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            RequestTemplate.Parse(body);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    private static string Write(string system, string first, (string Role, string Text)[] later, bool isIndented, bool isReversed)
    {
        var messages = new JsonArray(Turn("system", system), Turn("user", first), Turn("assistant", "yes"));
        foreach ((string role, string text) in later)
            messages.Add((JsonNode)Turn(role, text));
        return new JsonObject { ["messages"] = messages }.ToJsonString(isIndented ? Indented : JsonSerializerOptions.Default);

        JsonObject Turn(string role, string text) => isReversed
            ? new JsonObject { ["content"] = text, ["role"] = role }
            : new JsonObject { ["role"] = role, ["content"] = text };
    }

    private static ulong Of(string body) => RequestTemplate.Parse(Encoding.UTF8.GetBytes(body)).Conversation;
}
