using System.Collections.Immutable;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>Types of every shape that a schema has a form for; the compiler that builds these tests runs the generator on them.</summary>
public static partial class Shapes
{
    public enum Color { Red, Green, Blue }

    public enum Renamed { [JsonStringEnumMemberName("first-one")] First, [JsonStringEnumMemberName("ü \"quoted\"")] Second }

    public enum Wide : ulong { None, Most = ulong.MaxValue }

    [OpenRouterSchema] public partial record Empty;

    [OpenRouterSchema] public partial record Text(string Value);

    [OpenRouterSchema] public partial record NullableText(string? Value);

    [OpenRouterSchema] public partial record Truth(bool Yes, bool? Maybe);

    [OpenRouterSchema] public partial record Integers(sbyte A, byte B, short C, ushort D, int E, uint F, long G, ulong H);

    [OpenRouterSchema] public partial record NullableIntegers(int? A, long? B, ulong? C, byte? D);

    [OpenRouterSchema] public partial record Reals(double A, float B, decimal C);

    [OpenRouterSchema] public partial record NullableReals(double? A, float? B, decimal? C);

    [OpenRouterSchema] public partial record Times(DateTime A, DateTimeOffset B, DateOnly C, TimeOnly D, TimeSpan E);

    [OpenRouterSchema] public partial record NullableTimes(DateTime? A, DateTimeOffset? B, DateOnly? C, TimeOnly? D, TimeSpan? E);

    [OpenRouterSchema] public partial record Ids(Guid A, Guid? B);

    [OpenRouterSchema] public partial record Links(Uri A, Uri? B);

    [OpenRouterSchema] public partial record Enums(Color A, Renamed B, Wide C);

    [OpenRouterSchema] public partial record NullableEnums(Color? A, Renamed? B);

    [OpenRouterSchema] public partial record Arrays(string[] A, int[] B, Color[] C, double[][] D);

    [OpenRouterSchema] public partial record NullableArrays(string[]? A, List<int>? B);

    [OpenRouterSchema]
    public partial record Lists(
        List<string> A, IList<int> B, IReadOnlyList<long> C, IEnumerable<bool> D, ICollection<Guid> E, IReadOnlyCollection<DateOnly> F, ImmutableArray<decimal> G);

    [OpenRouterSchema] public partial record ListsOfNullables(int?[] A, List<Color?> B, string?[] C);

    [OpenRouterSchema] public partial record Point(double X, double Y);

    [OpenRouterSchema] public partial record Line(Point From, Point To);

    [OpenRouterSchema] public partial record MaybeLine(Point? From, Point? To);

    [OpenRouterSchema] public readonly partial record struct Size(int Width, int Height);

    [OpenRouterSchema] public partial record Box(Size Inner, Size? Outer, Size[] Others);

    [OpenRouterSchema] public partial record Drawing(Line[] Lines, IReadOnlyList<Line> More, Box? Frame);

    [OpenRouterSchema] public partial record Tree(string Name, Tree? Left, Tree? Right);

    [OpenRouterSchema] public partial record Folder(string Name, IReadOnlyList<Folder> Folders);

    [OpenRouterSchema] public partial record Company(string Name, Person Boss);

    [OpenRouterSchema] public partial record Person(string Name, Person[] Reports, Company? Owns);

    [OpenRouterSchema] public partial record Holder(Tree Tree, Tree? Other, Person[] People);

    [OpenRouterSchema]
    public partial class Settable
    {
        public string Name { get; set; } = "";

        public int Count { get; init; } = 3;

        public required bool Needed { get; init; }

        public List<string> Tags { get; set; } = ["a"];

        public string? Note { get; set; }
    }

    [OpenRouterSchema]
    public partial class Constructed(string name, int count = 7)
    {
        public int Count { get; } = count;

        public string Name { get; } = name;

        public string Both => Name + Count;
    }

    [OpenRouterSchema]
    public partial struct Mutable
    {
        public int A { get; set; }

        public string? B { get; set; }
    }

    [OpenRouterSchema]
    public partial record Mixed(string Name)
    {
        public int Count { get; init; } = 5;

        public List<int> Items { get; init; } = [1];
    }

    [OpenRouterSchema] public partial record Defaults(string A = "a", int B = 2, Color C = Color.Green, double? D = null, bool E = true, decimal F = 1.5m);

    [OpenRouterSchema] public partial record Named([property: JsonPropertyName("the name")] string Name, int URLCount, [property: JsonIgnore] int Hidden = 1, string IPAddress = "");

    public record Base(string Id);

    [OpenRouterSchema] public partial record Derived(string Id, int Number) : Base(Id);

    [OpenRouterSchema]
    public partial record Limited(
        [property: Range(1, 10)] int Stars,
        [property: Range(0.0, 1.0, MaximumIsExclusive = true)] double Share,
        [property: Range(typeof(decimal), "0.01", "1000")] decimal Price,
        [property: StringLength(5, MinimumLength = 2)] string Code,
        [property: Length(1, 3)] string[] Tags,
        [property: RegularExpression("[a-z]+")] string Word,
        [property: EmailAddress] string Mail,
        [property: AllowedValues("low", "high")] string Level,
        [property: AllowedValues(1, 2, 5)] int? Step);

    public static partial class Tools
    {
        [OpenRouterTool("all", "Takes all")]
        public static void All2(
            string a, [Range(1, 5)] int b, Tree tree, Person? person, RawJson raw, Color? color = Color.Red, int[]? numbers = null, [Description("A day")] DateOnly day = default,
            TimeSpan time = default, Uri? link = null, Box? box = null)
        {
        }

        [OpenRouterTool("none", "Takes nothing")]
        public static void None()
        {
        }
    }
}
