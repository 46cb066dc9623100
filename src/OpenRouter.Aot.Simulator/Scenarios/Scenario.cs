namespace OpenRouter.Aot.Simulator;

/// <summary>
/// What a simulator plays: who may ask, what it costs, which models answer, and what goes wrong. Written as JSON with snake_case members
/// (comments and trailing commas allowed), or built in code.
/// </summary>
/// <remarks>A running simulator reads its scenario when it starts; later changes to the object have no effect on it.</remarks>
public sealed class Scenario
{
    /// <summary>Decides everything left to chance. Two runs with the same seed and the same requests are alike. Default: 0.</summary>
    public int Seed { get; set; }

    /// <summary>The keys. Empty: any bearer token is accepted, and counted as <c>unknown</c>.</summary>
    public IList<ScenarioKey> Keys { get; } = [];

    /// <summary>The accounts that keys refer to.</summary>
    public IList<ScenarioAccount> Accounts { get; } = [];

    /// <summary>The models. Empty: any slug is served, with the defaults of <see cref="ScenarioModel"/>.</summary>
    public IList<ScenarioModel> Models { get; } = [];

    /// <summary>What goes wrong, in the order in which it is tried.</summary>
    public IList<ScenarioFault> Faults { get; } = [];

    /// <summary>A scenario in which any key may ask any model, at once, and nothing goes wrong.</summary>
    /// <returns>A new scenario, to be changed at will.</returns>
    public static Scenario Open() => new();

    /// <summary>Reads a scenario.</summary>
    /// <param name="json">The text of the scenario.</param>
    /// <returns>The scenario, valid.</returns>
    /// <exception cref="ScenarioException">The text is not JSON, or the scenario has mistakes; all are listed.</exception>
    public static Scenario Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ScenarioReader.Read(json, source: null);
    }

    /// <summary>Reads a scenario from a file.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <returns>The scenario, valid.</returns>
    /// <exception cref="ScenarioException">The file is not JSON, or the scenario has mistakes; all are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Scenario Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ScenarioReader.Read(File.ReadAllText(path), path);
    }
}
