using System.Text;
using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>What a filter leaves of models that the simulator does not have.</summary>
public sealed class ModelFilterTests
{
    private static readonly ModelInfo[] Models =
    [
        Parse("""{"id":"openrouter/auto","pricing":{"prompt":"-1","completion":"-1"},"architecture":{"input_modalities":["text","image"],"output_modalities":["text"]}}"""),
        Parse("""{"id":"see/er","created":3,"pricing":{"prompt":"0.000001","completion":"0.000002"},"architecture":{"input_modalities":["text","image","file"],"output_modalities":["text"]}}"""),
        Parse("""{"id":"paint/er","created":5,"pricing":{"prompt":"0","completion":"0","image":"0.04"},"architecture":{"input_modalities":["text"],"output_modalities":["image"]}}"""),
        Parse("""{"id":"bare"}"""),
    ];

    public static TheoryData<string, string> Filters => new()
    {
        { "openrouter/auto see/er", "" },
        { "openrouter/auto see/er", "--input image" },
        { "see/er", "--input image --input file" },
        { "paint/er", "--output image" },
        { "openrouter/auto see/er paint/er bare", "--output all" },
        { "see/er", "--max-price 1" },
        { "see/er", "--max-output-price 2" },
        { "", "--max-output-price 1.99" },
        { "", "--free --output all" },
        { "see/er openrouter/auto", "--sort price" },
        { "paint/er see/er openrouter/auto bare", "--sort newest --output all" },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void What_is_not_known_or_varies_is_below_no_bound(string expected, string line)
    {
        var options = new ModelFilterOptions();
        var command = new System.CommandLine.Command("models") { options.Search };
        foreach (System.CommandLine.Option option in options.All)
            command.Options.Add(option);
        ModelFilter filter = options.Read(command.Parse(line));
        Assert.Equal(expected, string.Join(' ', filter.Apply(Models).Select(model => model.Id)));
    }

    private static ModelInfo Parse(string json) => OpenRouterJson.Parse<ModelInfo>(Encoding.UTF8.GetBytes(json));
}
