using System;
using System.Threading;

namespace OpenRouter.Aot.Cases.NoTool;

public partial struct Value
{
    public partial class Tools
    {
        [OpenRouterTool("a", "In a class in a struct")]
        public void InClass(int[] numbers, IServiceProvider services, ToolInvocation call, CancellationToken ct) { }
    }

    public void Generic<T>(ref int number) { }
}

public abstract partial record Shape
{
    [OpenRouterTool("area", "The area")]
    public abstract double Area();
}
