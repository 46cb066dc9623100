using OpenRouter.Aot.Models;

namespace OpenRouter.Aot.Cli;

/// <summary>The requests for one model at one endpoint.</summary>
/// <param name="slug">The model that is asked for first.</param>
/// <param name="fallbacks">The models that may replace it.</param>
/// <param name="path">The endpoint's path below the base address.</param>
/// <param name="model">The model as the catalogue has it; null where it is not there.</param>
internal sealed class ModelEstimate(string slug, IReadOnlyList<string> fallbacks, string path, KnownModel? model)
{
    private readonly EndpointKind kind = EndpointKinds.Of(path);
    private readonly Dictionary<Modality, LineTally> misfits = [];

    public string Slug => slug;

    public IReadOnlyList<string> Fallbacks => fallbacks;

    public string Path => path;

    public KnownModel? Model => model;

    /// <summary>All requests.</summary>
    public LineTally Requests { get; } = new();

    /// <summary>Those whose answer nothing bounds.</summary>
    public LineTally Unbounded { get; } = new();

    /// <summary>Those that name no limit for the answer.</summary>
    public LineTally Unlimited { get; } = new();

    /// <summary>Those that are longer than the model's context, however few tokens their text makes.</summary>
    public LineTally TooLong { get; } = new();

    /// <summary>Those that may be longer.</summary>
    public LineTally PerhapsTooLong { get; } = new();

    /// <summary>Those with plugins, or tools of the service.</summary>
    public LineTally WithPlugins { get; } = new();

    /// <summary>Those with audio, video or files, whose tokens nobody can tell.</summary>
    public LineTally WithMedia { get; } = new();

    /// <summary>What requests bring that the model does not take.</summary>
    public IReadOnlyDictionary<Modality, LineTally> Misfits => misfits;

    /// <summary>Whether tokens can be told of at all: an endpoint that writes text, or vectors.</summary>
    public bool IsCounted => kind != EndpointKind.Other;

    public TokenRange Prompt { get; private set; } = new(0, 0);

    public TokenRange Completion { get; private set; } = new(0, 0);

    /// <summary>What they cost; unknown where the model's price is, or what the endpoint counts.</summary>
    public CostRange Cost => model is null || !IsCounted ? default : model.Cost(Requests.Count, Images, Prompt, Completion);

    private long Images { get; set; }

    /// <summary>Adds a request.</summary>
    /// <param name="facts">What its body tells.</param>
    /// <param name="line">The number of its line.</param>
    public void Add(in PromptFacts facts, long line)
    {
        Requests.Add(line);
        Prompt += facts.Tokens;
        Completion += CompletionOf(facts, line);
        Images += facts.Images;
        if (model?.ContextLength < facts.Tokens.Low)
            TooLong.Add(line);
        else if (model?.ContextLength < facts.Tokens.High)
            PerhapsTooLong.Add(line);
        if (facts.HasPlugins || Catalogue.Searches(slug))
            WithPlugins.Add(line);
        if (facts.HasAudio || facts.HasVideo || facts.HasFile)
            WithMedia.Add(line);
        NoteMisfit(facts.Images > 0, Modality.Image, line);
        NoteMisfit(facts.HasAudio, Modality.Audio, line);
        NoteMisfit(facts.HasVideo, Modality.Video, line);
        NoteMisfit(facts.HasFile, Modality.File, line);
    }

    private TokenRange CompletionOf(in PromptFacts facts, long line)
    {
        if (kind == EndpointKind.Vectors)
            return new TokenRange(0, 0);
        if (facts.MaxTokens is null)
            Unlimited.Add(line);
        // No model writes more than fits into its context, whatever it is allowed.
        long? most = facts.MaxTokens is { } named ? Math.Min(named, model?.ContextLength ?? long.MaxValue) : model?.MaxCompletionTokens;
        if (most is null)
            Unbounded.Add(line);
        return new TokenRange(1, most);
    }

    private void NoteMisfit(bool isThere, Modality modality, long line)
    {
        if (!isThere || model?.InputModalities is not { } taken || taken.Contains(modality))
            return;
        if (!misfits.TryGetValue(modality, out LineTally? tally))
            misfits.Add(modality, tally = new LineTally());
        tally.Add(line);
    }
}
