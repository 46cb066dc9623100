using System;
using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Seldom;

/// <summary>Members that most objects lack stand in a side object, the unknown among them.</summary>
[JsonModel]
public sealed partial class Answer
{
    public partial int? Often { get; set; }

    [JsonSeldom]
    public partial string? Text { get; set; }

    [JsonSeldom]
    public partial bool? Truth { get; set; }

    [JsonSeldom]
    public partial int? Small { get; set; }

    [JsonSeldom]
    public partial double? Fraction { get; set; }

    [JsonSeldom, JsonText]
    public partial decimal? Price { get; set; }

    [JsonSeldom]
    public partial DateTimeOffset? Time { get; set; }

    [JsonSeldom]
    public partial RawJson? Raw { get; set; }

    [JsonSeldom]
    public partial Answer? Inner { get; set; }

    [JsonSeldom]
    public partial Kind? Kind { get; set; }

    [JsonSeldom]
    public partial Either? Either { get; set; }

    [JsonSeldom]
    public partial ModelRoute Route { get; set; }

    [JsonSeldom]
    public partial IReadOnlyList<Kind>? Kinds { get; set; }

    [JsonSeldom]
    public partial IDictionary<string, decimal>? Prices { get; set; }

    [JsonSeldom]
    public partial ExtraMembers? Extra { get; set; }
}

[JsonOpenEnum]
public readonly partial record struct Kind
{
    public static partial Kind First { get; }
}

[JsonUnion]
public readonly partial struct Either
{
    public partial string? Text { get; }

    public partial long? Number { get; }
}

public static class Uses
{
    private const string Full = """
        {"often":1,"text":"a","truth":true,"small":2,"fraction":0.5,"price":"0.1","time":"2026-01-02T03:04:05Z","raw":[],"inner":{},"kind":"first",
        """ + """
        "either":7,"route":"a/b","kinds":["first","x"],"prices":{"a":0.1},"new":null}
        """;

    public static void Run(Check check)
    {
        check.Trip<Answer>(Full);
        Answer answer = Check.Read<Answer>(Full);
        check.Same(true, answer.Truth);
        check.Same(2, answer.Small);
        check.Same(0.1m, answer.Price);
        check.Same(Kind.First, answer.Kind);
        check.Same("a/b", answer.Route.Primary);
        check.Same(1, answer.Extra?.Count);
        check.Trip<Answer>("""{"small":"2","truth":"true"}""");

        Answer none = new() { Often = 1, Text = null, Small = null, Route = default, Extra = null };
        check.Same(true, none.Text is null && none.Small is null && none.Truth is null && none.Route.IsEmpty && none.Raw is null && none.Kind is null);
        check.Written("""{"often":1}""", none);
        none.Text = "b";
        none.Route = "c/d";
        none.Small = 3;
        check.Written("""{"often":1,"text":"b","small":3,"route":"c/d"}""", none);
        none.Text = null;
        none.Small = null;
        none.Route = default;
        check.Written("""{"often":1}""", none);
    }
}
