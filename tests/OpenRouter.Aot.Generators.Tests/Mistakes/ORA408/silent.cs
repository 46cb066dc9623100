using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.NoConstructor;

[OpenRouterSchema]
public partial class Primary(string name)
{
    public string Name => name;
}

[OpenRouterSchema]
public partial class Chosen
{
    public Chosen(int number) => Number = number;

    [JsonConstructor]
    public Chosen(int number, string text) => (Number, Text) = (number, text);

    public int Number { get; }

    public string Text { get; } = "";
}

[OpenRouterSchema]
public partial class Private
{
    private Private()
    {
    }

    public int Number { get; private set; }
}

[OpenRouterSchema]
public partial record Hidden([property: JsonIgnore] int Number = 1);

[OpenRouterSchema]
public readonly partial struct Value
{
    public Value(int number) => Number = number;

    public int Number { get; }
}
