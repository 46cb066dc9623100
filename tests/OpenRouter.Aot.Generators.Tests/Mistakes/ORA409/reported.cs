using System.Collections.Generic;

namespace OpenRouter.Aot.Cases.CannotBeSet;

[OpenRouterSchema]
public partial class Growing
{
    public int Number { get; set; }

    public List<string> Tags { get; } = [];
}

[OpenRouterSchema]
public partial record Positional(int Number)
{
    public string Text { get; } = "";
}
