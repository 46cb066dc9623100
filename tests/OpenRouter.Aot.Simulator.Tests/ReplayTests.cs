using System.Text.Json;

namespace OpenRouter.Aot.Simulator.Tests;

public sealed class ReplayTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_recording_answers_the_request_equal_by_value()
    {
        const string Body = "\n         \n{\"id\":\"gen-1\",  \"choices\":[]}\n";
        Record("a", """{"model":"a/b","temperature":1,"messages":[{"role":"user","content":"Hi"}]}""", 200, Body,
            """{"content-type":"application/json; charset=x","x-generation-id":"gen-1","date":"Thu, 01 Jan 2026 00:00:00 GMT","content-length":"9999","transfer-encoding":"chunked","content-encoding":"gzip"}""");
        await using Probe probe = await ReplayAsync();
        Reply reply = await probe.PostAsync("chat/completions", """{ "messages":[{"content":"\u0048i","role":"user"}], "temperature":1.0e0, "model":"a/b" }""", secret: "any key");
        Assert.Equal((200, Body, "application/json; charset=x"), (reply.Status, reply.Text, reply.ContentType));
        Assert.Equal(("gen-1", "Thu, 01 Jan 2026 00:00:00 GMT"), (reply.Header("x-generation-id"), reply.Header("Date")));
        SimulatorCounters counters = probe.Simulator.GetCounters();
        Assert.Equal((1, 1, 0), (counters.Attempts, counters.Succeeded, counters.Unmatched));
        Assert.Equal(1, counters.Models["a/b"].Succeeded);
    }

    [Fact]
    public async Task Equal_requests_are_answered_in_ordinal_order_of_the_names_and_then_again()
    {
        foreach (string name in (string[])["b", "a", "B", "a-1"]) Record(name, """{"x":1}""", 200, name);
        await using Probe probe = await ReplayAsync();
        List<string> answers = [];
        for (int i = 0; i < 6; i++) answers.Add((await probe.PostAsync("chat/completions", """{"x":1}""")).Text);
        Assert.Equal(["B", "a-1", "a", "b", "B", "a-1"], answers);
    }

    [Fact]
    public async Task Anything_else_gets_a_clear_404()
    {
        Record("a", """{"x":1}""", 200, "yes");
        Record("none", body: null, 500, "never");
        Record("get", body: null, 200, "got", method: "GET", path: "/api/v1/generation?id=1");
        await using Probe probe = await ReplayAsync();
        foreach (string body in (string[])["", "{\"x\":2}", "{\"x\":1,\"y\":1}", "null", "{"])
        {
            Reply reply = await probe.PostAsync("chat/completions", body);
            Assert.Equal(404, reply.Status);
            Assert.StartsWith("No recording matches POST /api/v1/chat/completions with this body", reply.Error.GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(404, (await probe.PostAsync("chat/completions?x=1", """{"x":1}""")).Status);
        Assert.Equal(404, (await probe.GetAsync("generation?id=2")).Status);
        Assert.Equal("got", (await probe.GetAsync("generation?id=1", secret: null)).Text);
        Assert.Equal(7, probe.Simulator.GetCounters().Unmatched);
        Assert.Equal(6, probe.Simulator.GetCounters().Failed);
    }

    [Fact]
    public async Task Binary_bodies_and_statuses_without_a_body_are_kept()
    {
        byte[] bytes = [0, 255, 128, 10];
        Record("bytes", """{"a":1}""", 200, Convert.ToBase64String(bytes), """{"content-type":"audio/mpeg"}""", encoding: "base64");
        Record("error", """{"a":2}""", 429, """{"error":{"message":"Slow down","code":429}}""", """{"x-ratelimit-reset":"1754667660000","vary":["one","two"]}""");
        Record("hidden", """{"a":3}""", 200, """{"error":{"message":"Oops","code":502}}""");
        Record("nothing", """{"a":4}""", 204, "");
        await using Probe probe = await ReplayAsync();
        Reply audio = await probe.PostAsync("chat/completions", """{"a":1}""");
        Assert.Equal(bytes, audio.Bytes);
        Assert.Equal("audio/mpeg", audio.ContentType);
        Reply error = await probe.PostAsync("chat/completions", """{"a":2}""");
        Assert.Equal((429, "1754667660000"), (error.Status, error.Header("x-ratelimit-reset")));
        Assert.Equal(["one", "two"], error.Headers.GetValues("vary"));
        Assert.Equal(200, (await probe.PostAsync("chat/completions", """{"a":3}""")).Status);
        Assert.Equal(204, (await probe.PostAsync("chat/completions", """{"a":4}""")).Status);
        Assert.Equal((2, 2), (probe.Simulator.GetCounters().Succeeded, probe.Simulator.GetCounters().Failed));
    }

    [Fact]
    public async Task Files_that_are_no_recording_are_all_named()
    {
        Record("fine", """{"a":1}""", 200, "x");
        File.WriteAllText(Path.Combine(_folder.FullName, "README.md"), "no JSON");
        File.WriteAllText(Path.Combine(_folder.FullName, "torn.json"), "{");
        File.WriteAllText(Path.Combine(_folder.FullName, "empty.json"), "{}");
        InvalidDataException exception = await Assert.ThrowsAsync<InvalidDataException>(ReplayAsync);
        Assert.Contains("2 file(s)", exception.Message, StringComparison.Ordinal);
        Assert.Contains("torn.json: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("empty.json: request is not an object.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_missing_or_empty_is_named()
    {
        InvalidDataException empty = await Assert.ThrowsAsync<InvalidDataException>(ReplayAsync);
        Assert.Contains(_folder.FullName, empty.Message, StringComparison.Ordinal);
        string missing = Path.Combine(_folder.FullName, "missing");
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => Probe.StartAsync(new SimulatorOptions { ReplayFolder = missing }));
    }

    private Task<Probe> ReplayAsync() => Probe.StartAsync(new SimulatorOptions { ReplayFolder = _folder.FullName });

    private void Record(
        string name, string? body, int status, string answer, string headers = """{"content-type":"application/json"}""", string method = "POST",
        string path = "/api/v1/chat/completions", string? encoding = null)
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteStartObject("request");
            json.WriteString("method", method);
            json.WriteString("path", path);
            json.WriteString("body", body);
            json.WriteEndObject();
            json.WriteStartObject("response");
            json.WriteNumber("status", status);
            json.WritePropertyName("headers");
            json.WriteRawValue(headers);
            json.WriteString("body", answer);
            if (encoding is not null) json.WriteString("body_encoding", encoding);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        File.WriteAllBytes(Path.Combine(_folder.FullName, $"{name}.json"), file.ToArray());
    }
}
