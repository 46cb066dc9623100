namespace OpenRouter.Aot.Simulator;

/// <summary>The models that are served: those of the scenario, or any slug where it lists none.</summary>
internal sealed class ModelCatalogue
{
    /// <summary>What the automatic router is called; it runs the first model of the list.</summary>
    public const string AutomaticRouter = "openrouter/auto";

    private readonly Dictionary<string, ModelState> _models = new(StringComparer.Ordinal);
    private readonly List<ModelState> _inOrder = [];
    private readonly bool _open;

    public ModelCatalogue(IList<ScenarioModel> models)
    {
        _open = models.Count == 0;
        ScenarioModel[] examples = [new() { Id = "simulator/echo" }, new() { Id = "simulator/echo:free" }];
        foreach (ScenarioModel model in _open ? examples : models)
        {
            var state = new ModelState(model);
            _models.Add(model.Id, state);
            _inOrder.Add(state);
        }
    }

    public IReadOnlyList<ModelState> Models => _inOrder;

    public ModelState? Find(string slug)
    {
        string id = ModelSlug.Base(slug);
        if (_models.TryGetValue(id, out ModelState? model)) return model;
        if (id == AutomaticRouter) return _inOrder[0];
        return _open && id.Length > 0 ? new ModelState(new ScenarioModel { Id = id }) : null;
    }
}
