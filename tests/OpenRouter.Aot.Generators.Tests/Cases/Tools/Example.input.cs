using System.ComponentModel.DataAnnotations;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.Tools.Example;

[OpenRouterSchema]
public partial record Weather(string City, double Celsius);

public static partial class Tools
{
    [OpenRouterTool("get_weather", "Current weather of a city")]
    static Task<Weather> GetWeather(string city, CancellationToken ct) => Task.FromResult(new Weather(city, ct.CanBeCanceled ? 1.5 : -3));
}

public static class Uses
{
    public static void Run(Check check)
    {
        FunctionTool tool = OpenRouter.Aot.Cases.Tools.Example.Tools.All[0];
        check.Same(1, OpenRouter.Aot.Cases.Tools.Example.Tools.All.Count);
        check.Same("get_weather", tool.Name);
        check.Same("Current weather of a city", tool.Description);
        check.Same(false, tool.IsReadOnly);
        check.Same("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""", tool.Parameters!.Value.ToString());
        check.Same("""{"city":"Oslo","celsius":-3}""", check.Call(Tools.All, "get_weather", """{"city":"Oslo","unit":"C"}"""));
        check.Same("""{"error":"The arguments of 'get_weather' do not fit: $ lacks 'city'."}""", check.Call(Tools.All, "get_weather", "{}"));
    }
}
