namespace OpenRouter.Aot.Models;

/// <summary>
/// Which models to list, and in which order. What is null is not asked for. OpenRouter leaves out models that do not give text unless
/// <see cref="OutputModalities"/> says otherwise.
/// </summary>
/// <example><code>
/// ModelList cheap = await client.Models.ListAsync(new ModelQuery { MaxPrice = 0.5m, SupportedParameters = [ModelParameter.Tools], Sort = ModelSort.Newest });
/// </code></example>
public sealed class ModelQuery
{
    /// <summary>A part of the name or slug.</summary>
    public string? Search { get; set; }

    /// <summary>What the models are used for.</summary>
    public ModelCategory? Category { get; set; }

    /// <summary>Parameters that they know, all of them.</summary>
    public IReadOnlyList<ModelParameter>? SupportedParameters { get; set; }

    /// <summary>What they take.</summary>
    public IReadOnlyList<Modality>? InputModalities { get; set; }

    /// <summary>What they give; the server's default is text, and <see cref="Modality.All"/> leaves nothing out.</summary>
    public IReadOnlyList<Modality>? OutputModalities { get; set; }

    /// <summary>The order; null leaves it to the server.</summary>
    public ModelSort? Sort { get; set; }

    /// <summary>The least context in tokens, at least 1.</summary>
    public long? MinContext { get; set; }

    /// <summary>The lowest price of the request in USD <b>a million</b> tokens, while the catalogue has it a token.</summary>
    public decimal? MinPrice { get; set; }

    /// <summary>The highest price of the request in USD a million tokens.</summary>
    public decimal? MaxPrice { get; set; }

    /// <summary>The lowest price of the answer in USD a million tokens.</summary>
    public decimal? MinOutputPrice { get; set; }

    /// <summary>The highest price of the answer in USD a million tokens.</summary>
    public decimal? MaxOutputPrice { get; set; }

    /// <summary>The family, such as <c>GPT</c> or <c>Claude</c>.</summary>
    public string? Architecture { get; set; }

    /// <summary>Slugs of who made them, such as <c>openai</c>.</summary>
    public IReadOnlyList<string>? Authors { get; set; }

    /// <summary>Names of who serves them.</summary>
    public IReadOnlyList<string>? Providers { get; set; }

    /// <summary>Whether their text may train other models.</summary>
    public bool? Distillable { get; set; }

    /// <summary>Whether to list only models that an endpoint with zero data retention serves. False is the same as null.</summary>
    public bool? ZeroDataRetention { get; set; }

    /// <summary>Where an endpoint of theirs is.</summary>
    public DataRegion? Region { get; set; }

    /// <summary>The least days since they were added.</summary>
    public int? MinAgeDays { get; set; }

    /// <summary>The most days since they were added.</summary>
    public int? MaxAgeDays { get; set; }

    /// <summary>The least index of intelligence by Artificial Analysis.</summary>
    public double? MinIntelligenceIndex { get; set; }

    /// <summary>The highest index of intelligence.</summary>
    public double? MaxIntelligenceIndex { get; set; }

    /// <summary>The least index of programming.</summary>
    public double? MinCodingIndex { get; set; }

    /// <summary>The highest index of programming.</summary>
    public double? MaxCodingIndex { get; set; }

    /// <summary>The least index of work with tools.</summary>
    public double? MinAgenticIndex { get; set; }

    /// <summary>The highest index of work with tools.</summary>
    public double? MaxAgenticIndex { get; set; }

    /// <summary>The least part of requests with tools that end in a call, 0 to 1.</summary>
    public double? MinToolSuccessRate { get; set; }

    /// <summary>The highest part of them.</summary>
    public double? MaxToolSuccessRate { get; set; }

    /// <summary>How many models to leave out at the beginning. Without this and <see cref="Limit"/> the whole list comes.</summary>
    public int? Offset { get; set; }

    /// <summary>The most models to list, 1 to 1000; the server's default is 500 where <see cref="Offset"/> is set.</summary>
    public int? Limit { get; set; }

    /// <summary>Filters that have no property here, sent as they are.</summary>
    public IDictionary<string, string>? Extra { get; set; }

    /// <summary>The path with the query.</summary>
    internal string ToPath(string path)
    {
        var query = new QueryText(path);
        query.Add("q", Search);
        query.Add("category", Category?.Value);
        query.Add("supported_parameters", SupportedParameters?.Select(static parameter => parameter.Value).ToArray());
        query.Add("input_modalities", InputModalities?.Select(static modality => modality.Value).ToArray());
        query.Add("output_modalities", OutputModalities?.Select(static modality => modality.Value).ToArray());
        query.Add("sort", Sort?.Value);
        query.Add("context", MinContext);
        query.Add("min_price", MinPrice);
        query.Add("max_price", MaxPrice);
        query.Add("min_output_price", MinOutputPrice);
        query.Add("max_output_price", MaxOutputPrice);
        query.Add("arch", Architecture);
        query.Add("model_authors", Authors);
        query.Add("providers", Providers);
        query.Add("distillable", Distillable);
        // The server knows only true.
        query.Add("zdr", ZeroDataRetention == true ? "true" : null);
        query.Add("region", Region?.Value);
        query.Add("min_age_days", MinAgeDays);
        query.Add("max_age_days", MaxAgeDays);
        query.Add("min_intelligence_index", MinIntelligenceIndex);
        query.Add("max_intelligence_index", MaxIntelligenceIndex);
        query.Add("min_coding_index", MinCodingIndex);
        query.Add("max_coding_index", MaxCodingIndex);
        query.Add("min_agentic_index", MinAgenticIndex);
        query.Add("max_agentic_index", MaxAgenticIndex);
        query.Add("min_tool_success_rate", MinToolSuccessRate);
        query.Add("max_tool_success_rate", MaxToolSuccessRate);
        query.Add("offset", Offset);
        query.Add("limit", Limit);
        foreach ((string name, string value) in Extra ?? new Dictionary<string, string>())
            query.Add(name, value);
        return query.ToString();
    }
}
