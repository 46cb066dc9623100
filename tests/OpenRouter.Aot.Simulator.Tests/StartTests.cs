namespace OpenRouter.Aot.Simulator.Tests;

public class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_base_url_has_the_real_port_and_no_slash()
    {
        await using Probe one = await Probe.StartAsync();
        await using Probe two = await Probe.StartAsync();
        Assert.Matches("^http://127\\.0\\.0\\.1:[1-9][0-9]*/api/v1$", one.Simulator.BaseUrl.ToString());
        Assert.NotEqual(one.Simulator.BaseUrl, two.Simulator.BaseUrl);
    }

    [Fact]
    public async Task An_address_that_listens_everywhere_is_reached_on_this_machine()
    {
        await using Probe probe = await Probe.StartAsync(new SimulatorOptions { Url = "http://0.0.0.0:0" });
        Assert.Equal("127.0.0.1", probe.Simulator.BaseUrl.Host);
        Assert.Equal(200, (await probe.ChatAsync()).Status);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        await using Probe probe = await Probe.StartAsync();
        string url = probe.Simulator.BaseUrl.GetLeftPart(UriPartial.Authority);
        IOException exception = await Assert.ThrowsAsync<IOException>(() => OpenRouterSimulator.StartAsync(new SimulatorOptions { Url = url }, Ct));
        Assert.Contains(url, exception.Message, StringComparison.Ordinal);
        Assert.Equal(200, (await probe.ChatAsync()).Status);
    }

    [Fact]
    public async Task A_scenario_built_in_code_is_checked_too()
    {
        var options = new SimulatorOptions { Scenario = new Scenario { Keys = { new ScenarioKey() }, Faults = { new ScenarioFault { Kind = FaultKind.Status } } } };
        ScenarioException exception = await Assert.ThrowsAsync<ScenarioException>(() => OpenRouterSimulator.StartAsync(options, Ct));
        Assert.Equal(["keys[0].alias: is missing", "keys[0].secret: is missing", "faults[0].status: is missing; a fault of kind status needs it"], exception.Mistakes);
    }

    [Fact]
    public async Task Stopping_cuts_what_still_streams_and_counts_it()
    {
        Probe probe = await Probe.StartWithFaultAsync("""{"kind":"stall"}""");
        using HttpResponseMessage response = await probe.OpenAsync("chat/completions", Probe.ChatBody(stream: true), Ct);
        await probe.Simulator.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(Ct));
        await Eventually.HoldsAsync(() => probe.Simulator.GetCounters() is { InFlight: 0, Failed: 1 });
        await probe.DisposeAsync();
    }

    [Fact]
    public async Task A_body_past_the_bound_is_refused_and_counted()
    {
        await using Probe probe = await Probe.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{probe.Simulator.BaseUrl}/chat/completions")
        {
            Content = new ByteArrayContent(new byte[65 * 1024 * 1024]),
            Headers = { { "Authorization", "Bearer k" } },
        };
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await http.SendAsync(request, Ct);
        Assert.Equal(413, (int)response.StatusCode);
        Assert.Equal(new AttemptCounters(1, 0, 1), probe.Simulator.GetCounters().Models["unknown"]);
    }
}
