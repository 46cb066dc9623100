using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.Schemas.Types;

public enum Sky { Clear, Cloudy, [JsonStringEnumMemberName("heavy \"rain\"")] HeavyRain, Overcast = Cloudy }

[OpenRouterSchema]
public partial record Plain(
    string A, bool B, sbyte C, ulong D, double E, float F, decimal G, DateTime H, DateTimeOffset I, DateOnly J, TimeOnly K, TimeSpan L, Guid M, Uri N, Sky O);

[OpenRouterSchema]
public partial record Nullables(
    string? A, bool? B, sbyte? C, ulong? D, double? E, float? F, decimal? G, DateTime? H, DateTimeOffset? I, DateOnly? J, TimeOnly? K, TimeSpan? L, Guid? M, Uri? N, Sky? O);

[OpenRouterSchema]
public partial record Lists(
    string[] A, List<int?> B, IReadOnlyList<Sky> C, IEnumerable<string?> D, ImmutableArray<Guid> E, int[][] F, ICollection<Nullables?>? G);

public static class Uses
{
    public static void Run(Check check)
    {
        const string Values = """
            {"a":"","b":true,"c":-128,"d":18446744073709551615,"e":0.1,"f":0.1,"g":1.50,"h":"2026-01-31T12:00:00.0000000Z","i":"2026-01-31T12:00:00+01:00","j":"2026-01-31","k":"12:00:00.0000000","l":"1.02:03:04","m":"01234567-89ab-cdef-0123-456789abcdef","n":"https://example.org/","o":"heavy \"rain\""}
            """;
        check.Trip(Plain.JsonSchema, Values);
        check.Trip(Nullables.JsonSchema, Values);
        const string Nulls = """{"a":null,"b":null,"c":null,"d":null,"e":null,"f":null,"g":null,"h":null,"i":null,"j":null,"k":null,"l":null,"m":null,"n":null,"o":null}""";
        check.Trip(Nullables.JsonSchema, Nulls);
        check.Trip(Nullables.JsonSchema, "{}", Nulls);
        check.Trip(Lists.JsonSchema, """{"a":["x"],"b":[1,null],"c":["Clear"],"d":["",null],"e":[],"f":[[],[1]],"g":null}""");
        check.Trip(Lists.JsonSchema, """{"a":[],"b":[],"c":["Overcast"],"d":[],"e":[],"f":[],"g":[null,""" + Nulls + "]}", """{"a":[],"b":[],"c":["Cloudy"],"d":[],"e":[],"f":[],"g":[null,""" + Nulls + "]}");
        check.Mismatch("$.c[1] is 1, where \"Clear\" or \"Cloudy\" or \"heavy \\\"rain\\\"\" or \"Overcast\" is due.", "$.c[1]", () => Lists.JsonSchema.Read("""{"c":["Clear",1]}"""));
        check.Mismatch("$.g[0].b is 1, where true or false is due.", "$.g[0].b", () => Lists.JsonSchema.Read("""{"g":[{"b":1}]}"""));
        check.Mismatch("$ lacks 'a', 'b', 'c', 'd', 'e', 'f'.", "$", () => Lists.JsonSchema.Read("{}"));
        check.Mismatch("$ is [], where an object is due.", "$", () => Lists.JsonSchema.Read("[]"));
    }
}
