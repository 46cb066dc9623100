using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.Tools.Results;

public enum Mood { Good, [System.Text.Json.Serialization.JsonStringEnumMemberName("so-so")] SoSo }

[OpenRouterSchema]
public partial record Point(int X, int Y);

/// <summary>What a tool may give, at once and by a task.</summary>
public static partial class Answers
{
    public static int Count { get; set; }

    [OpenRouterTool, Description("Nothing")]
    public static void Nothing() => Count++;

    [OpenRouterTool, Description("Nothing, later")]
    public static async Task NothingLaterAsync() => await Task.Yield();

    [OpenRouterTool, Description("Nothing, soon")]
    public static ValueTask NothingSoonAsync() => default;

    [OpenRouterTool, Description("A text as it is")]
    public static string Text() => "a \"text\"";

    [OpenRouterTool, Description("No text")]
    public static Task<string?> NoText() => Task.FromResult<string?>(null);

    [OpenRouterTool, Description("Content")]
    public static TurnContent Content() => "content";

    [OpenRouterTool, Description("JSON")]
    public static RawJson Json() => RawJson.Parse("[1, 2]");

    [OpenRouterTool, Description("No JSON")]
    public static RawJson? NoJson() => null;

    [OpenRouterTool, Description("A number")]
    public static ValueTask<decimal> Number() => new(1.50m);

    [OpenRouterTool, Description("A truth value")]
    public static bool Truth() => true;

    [OpenRouterTool, Description("No number")]
    public static int? NoNumber() => null;

    [OpenRouterTool, Description("A mood")]
    public static Mood Mood() => Results.Mood.SoSo;

    [OpenRouterTool, Description("Moods")]
    public static Task<IReadOnlyList<Mood?>> Moods() => Task.FromResult<IReadOnlyList<Mood?>>([Results.Mood.Good, null]);

    [OpenRouterTool, Description("A day")]
    public static DateOnly Day() => new(2026, 1, 31);

    [OpenRouterTool, Description("Points")]
    public static Point?[] Points() => [new(1, 2), null];

    [OpenRouterTool, Description("No point")]
    public static Point? NoPoint() => null;

    [OpenRouterTool, Description("A failure")]
    public static string Fail() => throw new InvalidOperationException("out of order");
}

public static class Uses
{
    public static void Run(Check check)
    {
        Called("ok", "nothing");
        check.Same(1, Answers.Count);
        Called("ok", "nothing_later");
        Called("ok", "nothing_soon");
        Called("a \"text\"", "text");
        Called("null", "no_text");
        Called("content", "content");
        Called("[1, 2]", "json");
        Called("null", "no_json");
        Called("1.50", "number");
        Called("true", "truth");
        Called("null", "no_number");
        Called("\"so-so\"", "mood");
        Called("[\"Good\",null]", "moods");
        Called("\"2026-01-31\"", "day");
        Called("""[{"x":1,"y":2},null]""", "points");
        Called("null", "no_point");
        Called("""{"error":"out of order"}""", "fail");
        check.Same("""{"type":"object","properties":{},"additionalProperties":false}""", Answers.All[0].Parameters!.Value.ToString());

        void Called(string expected, string tool) => check.Same(expected, check.Call(Answers.All, tool, ""));
    }
}
