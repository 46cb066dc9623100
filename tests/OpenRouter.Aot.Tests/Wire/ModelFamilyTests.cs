namespace OpenRouter.Aot.Tests.Wire;

public class ModelFamilyTests
{
    [Theory]
    [InlineData("anthropic/claude-sonnet-4.5", "anthropic")]
    [InlineData("~anthropic/claude-sonnet-latest", "anthropic")]
    [InlineData("openai/gpt-5-mini:nitro@preset/mine", "openai")]
    [InlineData("meta-llama/llama-4", "meta")]
    [InlineData("meta/muse", "meta")]
    [InlineData("x-ai/grok-4", "x-ai")]
    [InlineData("z-ai/glm-5", "z-ai")]
    [InlineData("openrouter/auto", null)]
    [InlineData("@preset/mine", null)]
    [InlineData("gpt-5", null)]
    [InlineData("/x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_family_of_a_model_is_its_author(string? slug, string? family) => Assert.Equal(family, ModelFamily.OfModel(slug));
}
