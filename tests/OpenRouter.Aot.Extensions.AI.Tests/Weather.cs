namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>A result that the tests' tools give.</summary>
/// <param name="City">Where.</param>
/// <param name="Celsius">How warm.</param>
[OpenRouterSchema]
public partial record Weather(string City, double Celsius);
