using System.Collections.Generic;
using System.ComponentModel;

namespace OpenRouter.Aot.Cases.Schemas.Nested;

/// <summary>A point.</summary>
[OpenRouterSchema]
public partial record Point(double X, double Y);

[OpenRouterSchema]
public partial record Line(Point From, [property: Description("Where it ends")] Point? To, Point[] Between);

/// <summary>A node of a tree.</summary>
[OpenRouterSchema]
public partial record Node(string Name, [property: Description("The one above")] Node? Parent, IReadOnlyList<Node> Children);

[OpenRouterSchema]
public partial record Forest(Node First, Node? Second, IReadOnlyList<Node?> Others);

[OpenRouterSchema]
public partial record Company(string Name, Person Boss);

[OpenRouterSchema]
public partial record Person(string Name, Company? Owns);

internal partial interface IOuter
{
    public partial record struct Middle
    {
        [OpenRouterSchema(Name = "inner-one", Description = "Deep inside")]
        internal sealed partial record @class(@class.@enum? @new, string @string)
        {
            public enum @enum { @int, @long }
        }
    }
}

public static class Uses
{
    public static void Run(Check check)
    {
        check.Trip(Line.JsonSchema, """{"from":{"x":1,"y":2},"to":null,"between":[{"x":3,"y":4}]}""");
        check.Trip(Node.JsonSchema, """{"name":"a","parent":{"name":"b","parent":null,"children":[]},"children":[{"name":"c","parent":null,"children":[]}]}""");
        check.Trip(Forest.JsonSchema, """{"first":{"name":"a","parent":null,"children":[]},"second":null,"others":[null]}""");
        check.Trip(Company.JsonSchema, """{"name":"a","boss":{"name":"b","owns":{"name":"c","boss":{"name":"d","owns":null}}}}""");
        check.Trip(IOuter.Middle.@class.JsonSchema, """{"new":"long","string":"s"}""");
        check.Trip(IOuter.Middle.@class.JsonSchema, """{"new":null,"string":"s"}""");
        check.Same("inner-one", IOuter.Middle.@class.JsonSchema.Name);
        check.Same("Deep inside", IOuter.Middle.@class.JsonSchema.Description);
        check.Mismatch("$.children[0].parent lacks 'name', 'children'.", "$.children[0].parent", () => Node.JsonSchema.Read("""{"children":[{"parent":{}}]}"""));
    }
}
