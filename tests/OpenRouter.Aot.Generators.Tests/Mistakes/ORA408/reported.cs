using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NoConstructor;

[OpenRouterSchema]
public partial class Other(int length)
{
    public string Name { get; set; } = new('a', length);
}

[OpenRouterSchema]
public partial class AnotherType
{
    public AnotherType(long number) => Number = (int)number;

    public int Number { get; }
}

[OpenRouterSchema]
public partial class Two
{
    public Two(int number) => Number = number;

    public Two(int number, string text) => (Number, Text) = (number, text);

    public int Number { get; }

    public string Text { get; } = "";
}

[OpenRouterSchema]
public partial record Hidden([property: JsonIgnore] int Number);
