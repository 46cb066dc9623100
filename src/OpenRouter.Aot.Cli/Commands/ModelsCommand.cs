using System.CommandLine;
using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary><c>models</c>: the catalogue, filtered.</summary>
internal static class ModelsCommand
{
    public static Command Create(PoolSelection pool)
    {
        var filters = new ModelFilterOptions();
        var isMine = new Option<bool>("--mine")
        {
            Description = "Only models that the settings of the key's account leave: providers, privacy, guardrails. Needs a key; without this no key is needed.",
        };
        Option<int?> limit = WholeNumber.CreateOptional("--limit", least: 1, most: int.MaxValue);
        limit.Description = "Show the first N only.";
        var isPlain = new Option<bool>("--ids") { Description = "Print the models' ids alone, a line each." };
        var isJson = new Option<bool>("--json") { Description = "Print the models as one JSON object, with every member that the service sent." };
        var command = new ToolCommand("models", "The models of the catalogue with prices and context, filtered. Needs no key.",
            "models claude --sort newest",
            "models --max-price 0.5 --min-context 128000 --supports tools --sort price",
            "models --free --ids",
            "models --input image --output image --json")
        {
            filters.Search,
        };
        foreach (Option option in (Option[])[.. filters.All, isMine, limit, isPlain, isJson])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(isPlain) && result.GetValue(isJson))
                result.AddError("--ids and --json exclude each other.");
        });
        command.SetAction(async (parsed, ct) =>
        {
            ModelFilter filter = filters.Read(parsed);
            IReadOnlyList<ModelInfo> all = await ReadAsync(pool, parsed, parsed.GetValue(isMine), filter.Order, ct);
            ModelInfo[] found = [.. filter.Apply(all).Take(parsed.GetValue(limit) ?? int.MaxValue)];
            if (parsed.GetValue(isJson))
                JsonOutput.Print(json => ModelJson.Write(json, found));
            else if (parsed.GetValue(isPlain))
                PrintIds(found);
            else
                Print(found, all.Count);
            return ExitCodes.Success;
        });
        return command;
    }

    private static async Task<IReadOnlyList<ModelInfo>> ReadAsync(PoolSelection pool, ParseResult parsed, bool isMine, ModelOrder order, CancellationToken ct)
    {
        OpenRouterClientOptions settings = isMine ? pool.ReadForGroup(parsed) : pool.ReadWithoutNeed(parsed);
        string? group = parsed.GetValue(pool.Group);
        if (!isMine && settings.Keys.Count > 0 && group is not null)
            PoolSelection.RequireGroup(settings, group);
        // Nothing but the catalogue is asked for: what the keys have left does not matter.
        settings.KeyCheckInterval = null;
        using var client = new OpenRouterClient(settings);
        var options = new RequestOptions { Group = group ?? settings.Keys[0].Group };
        if (isMine)
            return (await client.Models.ListForUserAsync(options: options, ct: ct)).Data ?? [];
        // Without the wish for all, it lists only models that write text.
        var query = new ModelQuery { OutputModalities = [Modality.All], Sort = order.OnServer };
        IReadOnlyList<ModelInfo> models = (await client.Models.ListAsync(query, options, ct)).Data ?? [];
        KnownModels.Remember(models.Select(model => model.Id).OfType<string>());
        return models;
    }

    private static void PrintIds(IEnumerable<ModelInfo> models)
    {
        foreach (ModelInfo model in models)
            Console.Out.WriteLine(PlainText.OnOneLine(model.Id ?? ""));
    }

    private static void Print(ModelInfo[] models, int all)
    {
        if (models.Length > 0)
            Terminal.Output.Write(ModelTable.Create(models, Terminal.Output.Profile.Width));
        Console.Error.WriteLine(models.Length == 0
            ? $"None of the catalogue's {Figures.Count(all, "model")} is like that."
            : $"{Figures.Count(models.Length)} of {Figures.Count(all, "model")}. Prices are USD per million tokens.");
    }
}
