using System.CommandLine;
using System.CommandLine.Parsing;
using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>The options of <c>models</c> that say which are wanted, and what they come to.</summary>
internal sealed class ModelFilterOptions
{
    private readonly Option<decimal?> maxPrice = Amount.CreateOptional("--max-price", least: 0);
    private readonly Option<decimal?> maxOutputPrice = Amount.CreateOptional("--max-output-price", least: 0);
    private readonly Option<int?> minContext = WholeNumber.CreateOptional("--min-context", least: 1, most: int.MaxValue);
    private readonly Option<string[]> input = CreateList("--input", "MODALITY", "What they must take, such as image, file or audio; may be repeated.");
    private readonly Option<string[]> output = CreateList("--output", "MODALITY", "What they must give; may be repeated. Default: text. 'all' leaves nothing out.");
    private readonly Option<string[]> parameters = CreateList(
        "--supports", "PARAMETER", "A parameter of requests that they must know, such as tools, structured_outputs or reasoning; may be repeated.");

    private readonly Option<bool> isFree = new("--free") { Description = "Only models that cost nothing." };
    private readonly Option<ModelOrder?> sort = new("--sort")
    {
        Description = $"The order: {ModelOrder.Names}. Default: the service's.",
        HelpName = "ORDER",
        CustomParser = ReadOrder,
    };

    public ModelFilterOptions()
    {
        maxPrice.Description = "The highest price of the request, in USD a million tokens.";
        maxOutputPrice.Description = "The highest price of the answer, in USD a million tokens.";
        minContext.Description = "The least context, in tokens.";
        sort.CompletionSources.Add([.. ModelOrder.All.Select(order => order.Name)]);
        foreach (Option<string[]> modality in (Option<string[]>[])[input, output])
            modality.CompletionSources.Add("text", "image", "file", "audio", "video", "embeddings");
        parameters.CompletionSources.Add("tools", "tool_choice", "structured_outputs", "response_format", "reasoning", "seed", "logprobs", "temperature");
    }

    /// <summary>The words to look for.</summary>
    public Argument<string[]> Search { get; } = new("TEXT")
    {
        Description = "Words that are all in the model's id or name.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Every option, in the order of the help.</summary>
    public IEnumerable<Option> All => [maxPrice, maxOutputPrice, minContext, input, output, parameters, isFree, sort];

    /// <summary>What is wanted.</summary>
    public ModelFilter Read(ParseResult parsed) => new()
    {
        Words = parsed.GetValue(Search) ?? [],
        MaxPrice = parsed.GetValue(maxPrice),
        MaxOutputPrice = parsed.GetValue(maxOutputPrice),
        MinContext = parsed.GetValue(minContext),
        Input = [.. (parsed.GetValue(input) ?? []).Select(name => new Modality(name))],
        Output = [.. (parsed.GetValue(output) is { Length: > 0 } names ? names : ["text"]).Select(name => new Modality(name))],
        Parameters = [.. (parsed.GetValue(parameters) ?? []).Select(name => new ModelParameter(name))],
        IsFree = parsed.GetValue(isFree),
        Order = parsed.GetValue(sort) ?? ModelOrder.Default,
    };

    private static Option<string[]> CreateList(string name, string helpName, string description) =>
        new Option<string[]>(name) { Description = description, HelpName = helpName }.RefuseBlank($"{name} is blank.");

    private static ModelOrder? ReadOrder(ArgumentResult result)
    {
        if (result.Tokens is not [{ Value: var text }])
            return null;
        ModelOrder? order = ModelOrder.All.FirstOrDefault(one => one.Name == text);
        if (order is null)
            result.AddError($"--sort is '{text}'; it must be one of {ModelOrder.Names}.");
        return order;
    }
}
