using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.Aot.Simulator.Tests;

public class ModelTests
{
    private const string Three = """
        {
          "models": [{ "id": "a/one", "provider": "One" }, { "id": "b/two", "context_length": 100 }, { "id": "c/three" }],
          "faults": [{ "kind": "overloaded", "when": { "model": "a/one" } }],
        }
        """;

    [Fact]
    public async Task Only_listed_models_are_valid()
    {
        await using Probe probe = await Probe.StartAsync(Three);
        Reply reply = await probe.ChatAsync(model: "no/such");
        Assert.Equal((400, "no/such is not a valid model ID"), (reply.Status, reply.Error.GetProperty("message").GetString()));
        Assert.Equal("c/three", (await probe.ChatAsync(model: "c/three:online:nitro")).Json.GetProperty("model").GetString());
        Assert.Equal(400, (await probe.ChatAsync(new string('x', 1000), model: "b/two")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failing_model_moves_on_to_the_next(bool stream)
    {
        await using Probe probe = await Probe.StartAsync(Three);
        Reply reply = await probe.ChatAsync(model: "a/one", stream: stream, more: ",\"models\":[\"a/one\",\"no/such\",\"c/three\"]");
        Assert.Equal(200, reply.Status);
        Assert.Equal("c/three", (stream ? reply.Chunks[0] : reply.Json).GetProperty("model").GetString());
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal(1, counters.Attempts);
        Assert.Equal(new AttemptCounters(0, 0, 0), counters.Models["a/one"]);
        Assert.Equal(new AttemptCounters(1, 1, 0), counters.Models["c/three"]);
        Assert.Equal(1, counters.Faults["overloaded"]);
    }

    [Theory]
    [InlineData("error_in_200", true)]
    [InlineData("error_in_200", false)]
    [InlineData("first_event_error", true)]
    [InlineData("empty", true)]
    public async Task A_failure_inside_a_200_does_not_move_on(string kind, bool stream)
    {
        // It stands for what the service is left with when its own failover has come to its end: the status has been sent.
        await using Probe probe = await Probe.StartAsync($$"""{"models":[{"id":"a/one"},{"id":"b/two"}],"faults":[{"kind":"{{kind}}","when":{"model":"a/one"} } ] }""");
        Reply reply = await probe.ChatAsync(model: "a/one", stream: stream, more: ",\"models\":[\"a/one\",\"b/two\"]");
        Assert.Equal(200, reply.Status);
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal(new AttemptCounters(1, 0, 1), counters.Models["a/one"]);
        Assert.Single(counters.Models);
    }

    [Fact]
    public async Task The_last_model_s_error_is_the_answer()
    {
        await using Probe probe = await Probe.StartAsync(Three);
        Reply reply = await probe.PostAsync("chat/completions", """{"models":["no/such","a/one"],"messages":[{"role":"user","content":"Hi"}]}""");
        Assert.Equal(503, reply.Status);
        Assert.Equal(1, probe.Simulator.GetCounters().Models["no/such"].Failed);
    }

    [Fact]
    public async Task The_catalogue_shows_the_scenario()
    {
        await using Probe probe = await Probe.StartAsync(Three);
        JsonElement models = (await probe.GetAsync("models", secret: null)).Json.GetProperty("data");
        Assert.Equal(["a/one", "b/two", "c/three"], models.EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        Assert.Equal("0.0000005", models[0].GetProperty("pricing").GetProperty("prompt").GetString());
        Assert.Equal(100, models[1].GetProperty("context_length").GetInt32());
        JsonElement endpoint = (await probe.GetAsync("models/a/one/endpoints", secret: null)).Json.GetProperty("data").GetProperty("endpoints")[0];
        Assert.Equal("One", endpoint.GetProperty("provider_name").GetString());
        Assert.Equal(404, (await probe.GetAsync("models/no/such/endpoints")).Status);
        Assert.Equal(0, probe.Simulator.GetCounters().Attempts);
    }

    [Fact]
    public async Task The_catalogue_lists_what_gives_text_unless_something_else_is_wished_for()
    {
        await using Probe probe = await Probe.StartAsync("""
            {"models":[{"id":"see/er","input_modalities":["text","image"],"supported_parameters":["tools"]},{"id":"paint/er","output_modalities":["image"]}]}
            """);
        JsonElement text = Assert.Single((await probe.GetAsync("models", secret: null)).Json.GetProperty("data").EnumerateArray());
        Assert.Equal(("see/er", "text+image->text"), (text.GetProperty("id").GetString(), text.GetProperty("architecture").GetProperty("modality").GetString()));
        Assert.Equal(["tools"], text.GetProperty("supported_parameters").EnumerateArray().Select(parameter => parameter.GetString()));
        Assert.Equal(2, (await probe.GetAsync("models?output_modalities=all", secret: null)).Json.GetProperty("data").GetArrayLength());
        JsonElement image = Assert.Single((await probe.GetAsync("models?output_modalities=audio,image", secret: null)).Json.GetProperty("data").EnumerateArray());
        Assert.Equal("paint/er", image.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("""{"models":[{"id":"a/b","input_modalities":"text"}]}""", "models[0].input_modalities: must be an array of strings, not this string")]
    [InlineData("""{"models":[{"id":"a/b","supported_parameters":[1]}]}""", "models[0].supported_parameters: must be an array of strings, not an array")]
    public void What_the_catalogue_is_to_say_is_a_list_of_names(string scenario, string mistake) =>
        Assert.Contains(mistake, Assert.Throws<ScenarioException>(() => Scenario.Parse(scenario)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_generation_is_known_half_a_second_after_its_end()
    {
        var time = new FakeTimeProvider();
        await using Probe probe = await Probe.StartAsync("""{"keys":[{"alias":"a","secret":"a"},{"alias":"b","secret":"b","account":"else"}],"accounts":[{"name":"else"}]}""", time);
        Reply answer = await probe.ChatAsync(secret: "a");
        string id = answer.Header("X-Generation-Id")!;
        Reply early = await probe.GetAsync($"generation?id={id}", "a");
        Assert.Equal((404, $"Generation {id} not found"), (early.Status, early.Error.GetProperty("message").GetString()));
        time.Advance(TimeSpan.FromMilliseconds(500));
        Reply ready = await probe.GetAsync($"generation?id={id}", "a");
        Assert.Equal(200, ready.Status);
        JsonElement data = ready.Json.GetProperty("data");
        JsonElement usage = answer.Json.GetProperty("usage");
        Assert.Equal(usage.GetProperty("cost").GetDecimal(), data.GetProperty("total_cost").GetDecimal());
        Assert.Equal(usage.GetProperty("completion_tokens").GetInt32(), data.GetProperty("native_tokens_completion").GetInt32());
        Assert.Equal(404, (await probe.GetAsync($"generation?id={id}", "b")).Status);
    }

    [Fact]
    public async Task Latency_and_pace_run_on_the_given_clock()
    {
        var time = new FakeTimeProvider();
        await using Probe probe = await Probe.StartAsync("""{"models":[{"id":"a/b","latency_ms":{"min":500,"max":900},"tokens_per_second":2,"completion_tokens":11}],"faults":[{"kind":"slow_first_token","delay_ms":10000}]}""", time);
        long start = time.GetTimestamp();
        Task<Reply> asked = probe.ChatAsync(stream: true);
        while (!asked.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(asked, Task.Delay(1, TestContext.Current.CancellationToken));
        }

        Assert.True(time.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(10_000 + 500 + (10 * 500)));
        Assert.Equal("[DONE]", (await asked).Events[^1]);
    }
}
