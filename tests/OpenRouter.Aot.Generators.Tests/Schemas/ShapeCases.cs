using static OpenRouter.Aot.Generators.Tests.Schemas.Shapes;

namespace OpenRouter.Aot.Generators.Tests.Schemas;

/// <summary>All shapes with values.</summary>
internal static class ShapeCases
{
    private static readonly Tree Leaf = new("leaf", null, null);
    private static readonly DateTimeOffset Moment = new(2026, 1, 31, 23, 59, 58, 765, TimeSpan.FromHours(-3.5));

    public static IReadOnlyList<ShapeCase> All { get; } =
    [
        new ShapeCase<Empty>(new Empty()),
        new ShapeCase<Text>(new Text(""), new Text("ü \"quoted\" \u0001 \\ 😀 \u2028")),
        new ShapeCase<NullableText>(new NullableText(null), new NullableText("a")),
        new ShapeCase<Truth>(new Truth(true, null), new Truth(false, true)),
        new ShapeCase<Integers>(
            new Integers(sbyte.MinValue, byte.MinValue, short.MinValue, ushort.MinValue, int.MinValue, uint.MinValue, long.MinValue, ulong.MinValue),
            new Integers(sbyte.MaxValue, byte.MaxValue, short.MaxValue, ushort.MaxValue, int.MaxValue, uint.MaxValue, long.MaxValue, ulong.MaxValue)),
        new ShapeCase<NullableIntegers>(new NullableIntegers(null, null, null, null), new NullableIntegers(1, -2, 3, 4)),
        new ShapeCase<Reals>(new Reals(0, 0, 0), new Reals(double.Epsilon, 3.4e38f, decimal.MaxValue), new Reals(-0.1, 0.1f, 1.50m), new Reals(1e300, 1e-30f, -1)),
        new ShapeCase<NullableReals>(new NullableReals(null, null, null), new NullableReals(0.5, 1.5f, 2.5m)),
        new ShapeCase<Times>(
            new Times(new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Utc), Moment, new DateOnly(2026, 1, 31), new TimeOnly(23, 59, 58, 1), new TimeSpan(1, 2, 3, 4, 5)),
            new Times(new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), DateTimeOffset.MinValue, DateOnly.MinValue, TimeOnly.MinValue, TimeSpan.Zero),
            new Times(DateTime.MaxValue, DateTimeOffset.MaxValue, DateOnly.MaxValue, TimeOnly.MaxValue, TimeSpan.MinValue)),
        new ShapeCase<NullableTimes>(new NullableTimes(null, null, null, null, null), new NullableTimes(DateTime.UnixEpoch, Moment, default(DateOnly), default(TimeOnly), default(TimeSpan))),
        new ShapeCase<Ids>(new Ids(Guid.Empty, null), new Ids(new Guid("01234567-89ab-cdef-0123-456789abcdef"), Guid.AllBitsSet)),
        new ShapeCase<Links>(new Links(new Uri("https://example.org/a?b=c#d"), null), new Links(new Uri("/relative", UriKind.Relative), new Uri("mailto:a@example.org"))),
        new ShapeCase<Enums>(new Enums(Color.Red, Renamed.Second, Wide.Most), new Enums(Color.Blue, Renamed.First, Wide.None)),
        new ShapeCase<NullableEnums>(new NullableEnums(null, null), new NullableEnums(Color.Green, Renamed.First)),
        new ShapeCase<Arrays>(new Arrays([], [], [], []), new Arrays(["a", ""], [1, -2], [Color.Red, Color.Red], [[], [1.5, 2]])),
        new ShapeCase<NullableArrays>(new NullableArrays(null, null), new NullableArrays([], [1])),
        new ShapeCase<Lists>(new Lists([], [], [], [], [], [], []), new Lists(["a"], [1], [2], [true], [Guid.Empty], [DateOnly.MaxValue], [1.50m])),
        new ShapeCase<ListsOfNullables>(new ListsOfNullables([], [], []), new ListsOfNullables([1, null], [null, Color.Blue], [null, "a"])),
        new ShapeCase<Point>(new Point(1, 2.5)),
        new ShapeCase<Line>(new Line(new Point(0, 0), new Point(1, 1))),
        new ShapeCase<MaybeLine>(new MaybeLine(null, null), new MaybeLine(new Point(0, 0), null)),
        new ShapeCase<Size>(new Size(1, 2)),
        new ShapeCase<Box>(new Box(new Size(1, 2), null, []), new Box(default, new Size(3, 4), [new Size(5, 6)])),
        new ShapeCase<Drawing>(new Drawing([], [], null), new Drawing([new Line(new Point(0, 0), new Point(1, 1))], [new Line(new Point(2, 2), new Point(3, 3))], new Box(default, null, []))),
        new ShapeCase<Tree>(Leaf, new Tree("root", new Tree("left", Leaf, null), Leaf)),
        new ShapeCase<Folder>(new Folder("a", []), new Folder("a", [new Folder("b", []), new Folder("c", [new Folder("d", [])])])),
        new ShapeCase<Company>(new Company("a", new Person("b", [], null)), new Company("a", new Person("b", [new Person("c", [], new Company("d", new Person("e", [], null)))], null))),
        new ShapeCase<Person>(new Person("b", [], null), new Person("b", [new Person("c", [], null)], new Company("d", new Person("e", [], null)))),
        new ShapeCase<Holder>(new Holder(Leaf, null, []), new Holder(Leaf, Leaf, [new Person("b", [], null)])),
        new ShapeCase<Settable>(new Settable { Needed = true }, new Settable { Name = "n", Count = 1, Needed = false, Tags = [], Note = "x" }),
        new ShapeCase<Constructed>(new Constructed("n"), new Constructed("n", 1)),
        new ShapeCase<Mutable>(new Mutable(), new Mutable { A = 1, B = "b" }),
        new ShapeCase<Mixed>(new Mixed("n"), new Mixed("n") { Count = 1, Items = [] }),
        new ShapeCase<Defaults>(new Defaults(), new Defaults("b", 3, Color.Blue, 0.5, false, 2)),
        new ShapeCase<Named>(new Named("n", 1), new Named("n", 1, IPAddress: "::1")),
        new ShapeCase<Derived>(new Derived("id", 1)),
        new ShapeCase<Limited>(
            new Limited(1, 0, 0.01m, "ab", ["t"], "word", "a@example.org", "low", null), new Limited(10, 0.999, 1000, "abcde", ["a", "b", "c"], "w", "b@example.org", "high", 5)),
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(one => one.Name)];

    public static ShapeCase Find(string name) => All.Single(one => one.Name == name);
}
