using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace OpenRouter.Aot.Tests.Json;

/// <summary>Types of this library inside a caller's own, and the other way round, by source-generated metadata alone.</summary>
public partial class JsonBridgeTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(Context.Default, OpenRouterJson.TypeInfoResolver),
    };

    [Fact]
    public void Types_of_the_library_are_members_of_a_callers_own()
    {
        const string Json = """{"Request":{"model":"a/one","messages":[{"role":"user","content":"Hi"}],"odd":[1]},"Answers":[{"id":"gen-1","choices":[{"index":0,"finish_reason":"stop"}]}]}""";
        var typeInfo = (JsonTypeInfo<Log>)Options.GetTypeInfo(typeof(Log));
        Log log = JsonSerializer.Deserialize(Json, typeInfo)!;
        Assert.Equal(("Hi", FinishReason.Stop, "[1]"), (log.Request!.Messages[0].Content?.Text, log.Answers![0].FinishReason, log.Request.Extra!["odd"].ToString()));
        Assert.Equal(Json, JsonSerializer.Serialize(log, typeInfo));
    }

    [Fact]
    public void A_callers_type_goes_in_and_out_by_its_own_metadata()
    {
        var parameters = RawJson.From(new Place("Oslo", 3), Context.Default.Place);
        Assert.Equal("""{"City":"Oslo","Days":3}""", parameters.ToString());
        Assert.Equal(new Place("Oslo", 3), parameters.To(Context.Default.Place));
    }

    [Fact]
    public void Every_public_type_is_offered()
    {
        Type[] models = [.. typeof(ChatRequest).Assembly.GetExportedTypes().Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IJsonModel<>)))];
        Assert.True(models.Length > 30, $"{models.Length} are too few.");
        foreach (Type model in models)
            Assert.NotNull(OpenRouterJson.TypeInfoResolver.GetTypeInfo(model, Options));
        Assert.Null(OpenRouterJson.TypeInfoResolver.GetTypeInfo(typeof(string), Options));
    }

    private sealed record Place(string City, int Days);

    private sealed class Log
    {
        public ChatRequest? Request { get; set; }

        public IReadOnlyList<ChatCompletion>? Answers { get; set; }
    }

    [JsonSerializable(typeof(Place))]
    [JsonSerializable(typeof(Log))]
    private sealed partial class Context : JsonSerializerContext;
}
