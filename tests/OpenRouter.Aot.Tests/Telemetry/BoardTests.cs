using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenRouter.Aot.Tests.Telemetry;

/// <summary>
/// The boards and alerts of <c>docs/telemetry</c> speak of what the library tells, by the names that it has in Prometheus. They run alone: a listener would
/// make others' requests allocate.
/// </summary>
[Collection(Alone.Name)]
public sealed partial class BoardTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "docs", "telemetry");

    [Fact]
    public async Task Boards_and_alerts_speak_of_nothing_that_is_not_told()
    {
        Exposition told = await Exposition.RecordAsync(TestContext.Current.CancellationToken);
        Assert.Empty(told.FindUnseen());

        (string Place, string Expression)[] all = [.. Boards().SelectMany(ExpressionsOf), .. Alerts().Select(alert => (alert.Name, alert.Expression))];
        Assert.True(all.Length > 60, $"There are only {all.Length} expressions: the files are not read as they are meant.");
        string[] mistakes = [.. all.SelectMany(one => FindMistakes(one.Place, new PromQuery(one.Expression), told)).Distinct()];
        Assert.True(mistakes.Length == 0, string.Join('\n', mistakes));

        // Each instrument has its place on a board, but for what an operator does not look at.
        var shown = all.SelectMany(one => new PromQuery(one.Expression).Chosen).Select(series => Family(series.Name)).ToHashSet();
        Assert.Equal(["gen_ai_client_operation_time_per_output_chunk_seconds"], told.Names.Select(Family).Distinct().Where(name => !shown.Contains(name)));
    }

    [Fact]
    public void Legends_and_summaries_use_labels_that_the_expression_keeps()
    {
        foreach ((string place, JsonElement target) in Boards().SelectMany(TargetsOf))
        {
            string legend = Fill(target.GetProperty("legendFormat").GetString()!, "openrouter_group");
            HashSet<string> kept = new PromQuery(Fill(target.GetProperty("expr").GetString()!, "openrouter_group")).Kept;
            Assert.All(LegendLabel().Matches(legend), label => Assert.True(kept.Contains(label.Groups[1].Value), $"{place}: its legend names {label.Value}."));
        }

        foreach ((string name, string expression, string text) in Alerts())
        {
            var query = new PromQuery(expression);
            Assert.All(AlertLabel().Matches(text), label =>
                Assert.True(query.Kept.Contains(label.Groups[1].Value) || query.Made.Contains(label.Groups[1].Value), $"{name} names {label.Value}."));
            Assert.Contains("summary:", text, StringComparison.Ordinal);
            Assert.Contains("description:", text, StringComparison.Ordinal);
            Assert.Contains("severity:", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_alert_is_tested_and_explained()
    {
        string tests = File.ReadAllText(Path.Combine(Folder, "alerts.test.yaml")), page = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach ((string name, _, _) in Alerts())
        {
            Assert.Contains($"alertname: {name}\n        exp_alerts:\n          - exp_labels", tests, StringComparison.Ordinal);
            Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Panels_have_numbers_of_their_own_and_do_not_lie_upon_each_other()
    {
        foreach ((string file, JsonElement board) in Boards())
        {
            JsonElement[] panels = [.. board.GetProperty("panels").EnumerateArray()];
            Assert.Distinct(panels.Select(panel => panel.GetProperty("id").GetInt32()));
            Assert.All(panels, panel => Assert.NotEqual("", panel.GetProperty("title").GetString()));
            Place[] places = [.. panels.Select(panel => panel.GetProperty("gridPos").Deserialize<Place>(JsonSerializerOptions.Web)!)];
            for (int i = 0; i < places.Length; i++)
            {
                Assert.True(places[i].X >= 0 && places[i].W > 0 && places[i].H > 0 && places[i].X + places[i].W <= 24, $"{file}: panel {i} leaves the grid.");
                for (int j = 0; j < i; j++)
                    Assert.False(places[i].Meets(places[j]), $"{file}: panels {j} and {i} lie upon each other.");
            }
        }
    }

    [Fact]
    public void Every_variable_that_an_expression_uses_is_one_of_its_board()
    {
        foreach ((string file, JsonElement board) in Boards())
        {
            var variables = board.GetProperty("templating").GetProperty("list").EnumerateArray().Select(variable => variable.GetProperty("name").GetString()!).ToHashSet();
            variables.UnionWith(["__rate_interval", "__range"]);
            foreach (JsonElement target in TargetsOf((file, board)).Select(target => target.Target))
            {
                Assert.All(Variable().Matches(target.GetProperty("expr").GetString()!), use => Assert.Contains(use.Groups[1].Value, variables));
                Assert.Equal("${datasource}", target.GetProperty("datasource").GetProperty("uid").GetString());
            }
        }
    }

    private static IEnumerable<string> FindMistakes(string place, PromQuery query, Exposition told)
    {
        if (query.Chosen.Count == 0)
            yield return $"{place}: it speaks of no series.";
        foreach ((string name, IReadOnlyList<string> labels) in query.Chosen)
        {
            if (!told.HasName(name))
            {
                yield return $"{place}: there is no series {name}.";
                continue;
            }

            foreach (string label in labels.Concat(query.Kept.Except(query.Made)).Where(label => !told.HasLabel(name, label)))
                yield return $"{place}: {name} has no label {label}.";
        }
    }

    private static IEnumerable<(string File, JsonElement Board)> Boards()
    {
        foreach (string file in (string[])["dashboard.json", "dashboard-team.json"])
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
            yield return (file, document.RootElement.Clone());
        }
    }

    private static IEnumerable<(string Place, JsonElement Target)> TargetsOf((string File, JsonElement Board) board) =>
        from panel in board.Board.GetProperty("panels").EnumerateArray()
        where panel.TryGetProperty("targets", out _)
        from target in panel.GetProperty("targets").EnumerateArray()
        select ($"{board.File}: {panel.GetProperty("title").GetString()}", target);

    // The queries that fill variables, and those of panels, by each label that a team may be told by.
    private static IEnumerable<(string Place, string Expression)> ExpressionsOf((string File, JsonElement Board) board)
    {
        JsonElement[] variables = [.. board.Board.GetProperty("templating").GetProperty("list").EnumerateArray()];
        string[] teams = [.. variables.Single(v => v.GetProperty("name").ValueEquals("by")).GetProperty("options").EnumerateArray().Select(o => o.GetProperty("value").GetString()!)];
        foreach (JsonElement variable in variables.Where(v => v.GetProperty("type").ValueEquals("query")))
        {
            Match values = LabelValues().Match(variable.GetProperty("query").GetProperty("query").GetString()!);
            Assert.True(values.Success, $"{board.File}: the variable {variable.GetProperty("name").GetString()} is filled by something else than label_values.");
            foreach (string team in teams)
                yield return ($"{board.File}: ${variable.GetProperty("name").GetString()}", Fill($"group by ({values.Groups["label"].Value}) ({values.Groups["series"].Value})", team));
        }

        foreach ((string place, JsonElement target) in TargetsOf(board))
        {
            foreach (string team in teams)
                yield return (place, Fill(target.GetProperty("expr").GetString()!, team));
        }
    }

    private static string Fill(string text, string team) => text.Replace("$by", team, StringComparison.Ordinal);

    // Each rule from its name to the next: the expression, in one line or in those that are further in, and the whole.
    private static IEnumerable<(string Name, string Expression, string Text)> Alerts()
    {
        string[] rules = File.ReadAllText(Path.Combine(Folder, "alerts.yaml")).Split("- alert: ")[1..];
        Assert.NotEmpty(rules);
        foreach (string rule in rules)
        {
            Match expression = AlertExpression().Match(rule);
            Assert.True(expression.Success, "A rule has no expression: " + rule);
            yield return (rule[..rule.IndexOf('\n', StringComparison.Ordinal)], expression.Groups["expression"].Value, rule);
        }
    }

    private static string Family(string name) => Suffix().Replace(name, "");

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex LegendLabel();

    [GeneratedRegex(@"\$labels\.(\w+)")]
    private static partial Regex AlertLabel();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^label_values\((?<series>.+), (?<label>\$?\w+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"^ {8}expr: (\|\n)?(?<expression>.*\n( {10}.*\n)*)", RegexOptions.Multiline)]
    private static partial Regex AlertExpression();

    private sealed record Place(int X, int Y, int W, int H)
    {
        public bool Meets(Place other) => X < other.X + other.W && other.X < X + W && Y < other.Y + other.H && other.Y < Y + H;
    }
}
