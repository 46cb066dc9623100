using System;
using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.Required;

[JsonModel]
public sealed partial class Request
{
    public required partial IList<string> Messages { get; set; }

    public required partial string Text { get; set; }

    public required partial ModelRoute Model { get; set; }

    public required partial int Number { get; set; }

    public required partial decimal Amount { get; init; }

    public required partial bool Truth { get; set; }

    public required partial DateTimeOffset Time { get; set; }

    public required partial RawJson Raw { get; set; }

    public required partial Kind Kind { get; set; }

    public required partial Either Either { get; set; }

    [JsonSeldom]
    public required partial int Rare { get; set; }

    [JsonSeldom]
    public required partial Kind RareKind { get; set; }

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
}

public static class Uses
{
    private const string Full = """
        {"messages":["a"],"text":"b","model":"c/d","number":0,"amount":0.1,"truth":false,"time":"2026-01-02T03:04:05Z","raw":{},"kind":"first","either":"e",
        """ + """
        "rare":0,"rare_kind":"x"}
        """;

    public static void Run(Check check)
    {
        check.Trip<Request>(Full);
        check.Written(Full, new Request
        {
            Messages = ["a"], Text = "b", Model = "c/d", Number = 0, Amount = 0.1m, Truth = false, Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Raw = RawJson.Parse("{}"), Kind = Kind.First, Either = "e", Rare = 0, RareKind = "x",
        });

        // What was not there is not written as a zero.
        check.Trip<Request>("""{"text":"b"}""");
        Request none = Check.Read<Request>("{}");
        check.Same(0, none.Number);
        check.Same(false, none.Truth);
        check.Same(default, none.Kind);
        check.Same(0, none.Rare);
        check.Same(true, none.Model.IsEmpty);
    }
}
