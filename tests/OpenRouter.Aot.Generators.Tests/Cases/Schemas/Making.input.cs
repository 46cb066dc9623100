using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.Schemas.Making;

public enum Level { Low, High }

[OpenRouterSchema]
public partial record Positional(string Name, int Count = 2, Level Level = Level.High, DateOnly Day = default, string? Note = "none", decimal Price = -1.5m)
{
    public bool Extra { get; init; } = true;

    public List<string> Tags { get; init; } = ["first"];

    public required Uri Link { get; init; }
}

[OpenRouterSchema]
public partial class Settable
{
    public string Name { get; set; } = "n";

    public List<int> Numbers { get; set; } = [1, 2];

    public string Needed { get; init; } = null!;

    public Guid Id { get; init; } = Guid.Empty;

    public int Doubled => Numbers.Count * 2;
}

[OpenRouterSchema]
public sealed partial class Constructed
{
    public Constructed(string name) => Name = name;

    public string Name { get; }

    public int? Number { get; private set; }
}

[OpenRouterSchema]
public partial class Chosen
{
    [JsonConstructor]
    [SetsRequiredMembers]
    private Chosen(string name, int hidden = 4) => (Name, Hidden) = (name, hidden);

    public required string Name { get; init; }

    [JsonIgnore]
    public int Hidden { get; }
}

[OpenRouterSchema]
public readonly partial struct Pair(int left, int right)
{
    public int Left { get; } = left;

    public int Right { get; } = right;
}

[OpenRouterSchema]
public partial struct Open
{
    public Open()
    {
    }

    public int Number { get; set; }

    public string[] Names { get; init; } = ["a"];
}

[OpenRouterSchema]
public partial record Based(string Id) : Positional("base");

[OpenRouterSchema]
public partial record Nothing;

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip(Positional.JsonSchema, """{"name":"n","count":1,"level":"Low","day":"2026-01-31","note":null,"price":1,"extra":false,"tags":[],"link":"/a"}""");
        check.Trip(
            Positional.JsonSchema, """{"name":"n","link":"/a"}""",
            """{"name":"n","count":2,"level":"High","day":"0001-01-01","note":"none","price":-1.5,"extra":true,"tags":["first"],"link":"/a"}""");
        check.Mismatch("$ lacks 'link'.", "$", () => Positional.JsonSchema.Read("""{"name":"n"}"""));
        check.Mismatch("$.count is null, where a whole number is due.", "$.count", () => Positional.JsonSchema.Read("""{"name":"n","link":"","count":null}"""));
        check.Trip(Settable.JsonSchema, """{"needed":"x","id":"00000000-0000-0000-0000-000000000000"}""", """{"name":"n","numbers":[1,2],"needed":"x","id":"00000000-0000-0000-0000-000000000000"}""");
        check.Trip(Settable.JsonSchema, """{"name":"","numbers":[],"needed":"","id":"00000000-0000-0000-0000-000000000001"}""");
        check.Mismatch("$ lacks 'needed', 'id'.", "$", () => Settable.JsonSchema.Read("{}"));
        check.Trip(Constructed.JsonSchema, """{"name":"n","number":3}""");
        check.Trip(Constructed.JsonSchema, """{"name":"n"}""", """{"name":"n","number":null}""");
        check.Trip(Chosen.JsonSchema, """{"name":"n"}""");
        check.Same(4, Chosen.JsonSchema.Read("""{"name":"n","hidden":5}""").Hidden);
        check.Trip(Pair.JsonSchema, """{"left":1,"right":2}""");
        check.Trip(Open.JsonSchema, """{"number":1,"names":["b"]}""");
        check.Trip(Open.JsonSchema, """{"number":1}""", """{"number":1,"names":["a"]}""");
        check.Same("base", Based.JsonSchema.Read("""{"name":"base","id":"i","link":"/"}""").Name);
        check.Trip(Nothing.JsonSchema, """{"a":1}""", "{}");
    }
}
