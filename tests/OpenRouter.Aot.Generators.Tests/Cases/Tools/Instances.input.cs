using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.Aot.Cases.Tools.Instances;

public static partial class Outer
{
    internal sealed partial record Shop(string Town)
    {
        [OpenRouterTool("town", "Where it is")]
        public string WhereIs() => Town;

        [OpenRouterTool("now", "What time it is")]
        private static string Now([OpenRouterService] TimeProvider time) => time.GetUtcNow().Year > 2000 ? "late" : "early";
    }
}

partial class Outer
{
    partial record Shop
    {
        [OpenRouterTool("services", "What is there")]
        private async Task<string> Services(IServiceProvider services, IServiceProvider? same, ToolInvocation call, [OpenRouterService] string? missing, int count = 2, CancellationToken ct = default)
        {
            await Task.Delay(0, ct);
            return $"{Town} {count} {ReferenceEquals(services, same)} {call.Arguments.Length} {missing ?? "none"}";
        }
    }
}

public partial class Animal
{
    [OpenRouterTool("sound", "What it says")]
    public virtual string Sound() => "";

    [OpenRouterTool("legs", "How many it has")]
    protected static int Legs() => 4;
}

public partial class Bird : Animal
{
    [OpenRouterTool("sound", "What a bird says")]
    public override string Sound() => "tweet";

    [OpenRouterTool("legs", "How many a bird has")]
    protected static new int Legs() => 2;
}

public sealed class Provider : IServiceProvider
{
    public object? GetService(Type serviceType) => serviceType == typeof(TimeProvider) ? TimeProvider.System : null;
}

public static class Uses
{
    public static void Run(Check check)
    {
        ToolSet tools = new Outer.Shop("Bergen").CreateTools().WithServices(new Provider());
        check.Same(3, tools.Count);
        check.Same(1, Outer.Shop.All.Count);
        check.Same("Bergen", check.Call(tools, "town", "{}"));
        check.Same("late", check.Call(tools, "now", "{}"));
        check.Same("Bergen 2 True 2 none", check.Call(tools, "services", "{}"));
        check.Same("Bergen 7 True 11 none", check.Call(tools, "services", "{\"count\":7}"));
        check.Same("tweet", check.Call(new Bird().CreateTools(), "sound", "{}"));
        check.Same("2", check.Call(Bird.All, "legs", "{}"));
        check.Same("4", check.Call(Animal.All, "legs", "{}"));
        check.Same(
            "{\"error\":\"The tool 'now' needs a System.TimeProvider, and its tool set has no services. Give it some: tools.WithServices(provider).\"}",
            check.Call(Outer.Shop.All, "now", "{}"));
    }
}
