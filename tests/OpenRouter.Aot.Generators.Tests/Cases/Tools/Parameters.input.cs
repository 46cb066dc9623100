using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq;

namespace OpenRouter.Aot.Cases.Tools.Parameters;

public enum Unit { Celsius, Kelvin }

[OpenRouterSchema]
public partial record Place(string Name, double? Latitude);

public static partial class Tools
{
    /// <summary>Plans a trip.</summary>
    /// <param name="days">How many <b>days</b> it takes.</param>
    /// <param name="places">Where to, in <see cref="Place"/>s.</param>
    /// <param name="unit">How warm.</param>
    /// <param name="budget">In euros.</param>
    /// <param name="tags">Whatever.</param>
    /// <param name="start">The first day.</param>
    /// <param name="extra">Any JSON.</param>
    /// <param name="class">Of the hotel.</param>
    [OpenRouterTool(IsReadOnly = true)]
    public static string PlanTrip(
        [Range(1, 30)] int days, Place[] places, Unit unit = Unit.Kelvin, decimal? budget = null, [MaxLength(2)] IReadOnlyList<string>? tags = null,
        DateOnly start = default, RawJson? extra = null, [Description("Of the room")] string @class = "second \"best\"") =>
        string.Join("; ", days, string.Join(",", places.Select(place => place.Name + place.Latitude?.ToString(CultureInfo.InvariantCulture))), unit,
            budget?.ToString(CultureInfo.InvariantCulture) ?? "-", tags is null ? "-" : string.Join(",", tags), start.ToString("O", CultureInfo.InvariantCulture),
            extra?.ToString() ?? "-", @class);

    /// <summary>Echoes.</summary>
    [OpenRouterTool("echo-it")]
    private static string Echo(string reader) => reader;

    /// <summary>Echoes twice.</summary>
    [OpenRouterTool("echo-two")]
    private static string Echo(string call, string ct, string start = "", string name = "") => call + ct + start + name;
}

public static class Uses
{
    public static void Run(Check check)
    {
        FunctionTool tool = Tools.All[0];
        check.Same("plan_trip", tool.Name);
        check.Same("Plans a trip.", tool.Description);
        check.Same(true, tool.IsReadOnly);
        check.Same("1; Oslo59.9; Kelvin; -; -; 0001-01-01; -; second \"best\"", check.Call(Tools.All, "plan_trip", """{"days":1,"places":[{"name":"Oslo","latitude":59.9}]}"""));
        check.Same(
            "30; ; Celsius; 1.5; a,b; 2026-01-31; {\"a\":[1]}; first",
            check.Call(Tools.All, "plan_trip", """{"days":30.0,"places":[],"unit":"Celsius","budget":1.5,"tags":["a","b"],"start":"2026-01-31","extra":{"a":[1]},"class":"first","x":1}"""));
        Fails("$.days is 31, where a whole number from 1 to 30 is due.", """{"days":31,"places":[]}""");
        Fails("$.places[1] lacks 'name'.", """{"days":1,"places":[{"name":""},{}]}""");
        Fails("$.unit is \\\"kelvin\\\", where \\\"Celsius\\\" or \\\"Kelvin\\\" is due.", """{"days":1,"places":[],"unit":"kelvin"}""");
        Fails("$.tags is [\\\"a\\\",\\\"b\\\",\\\"c\\\"], where an array of at most 2 items is due.", """{"days":1,"places":[],"tags":["a","b","c"]}""");
        Fails("$.class is null, where a text is due.", """{"days":1,"places":[],"class":null}""");
        Fails("$ lacks 'days', 'places'.", "{}");
        check.Same("a", check.Call(Tools.All, "echo-it", """{"reader":"a"}"""));
        check.Same("abcd", check.Call(Tools.All, "echo-two", """{"call":"a","ct":"b","start":"c","name":"d"}"""));

        void Fails(string message, string arguments) =>
            check.Same("{\"error\":\"The arguments of 'plan_trip' do not fit: " + message + "\"}", check.Call(Tools.All, "plan_trip", arguments));
    }
}
