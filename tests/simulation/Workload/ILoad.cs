namespace OpenRouter.Aot.Simulation;

/// <summary>Where requests come from.</summary>
internal interface ILoad
{
    /// <summary>Whether its requests are lines of a bulk run.</summary>
    public bool IsBulk { get; }

    /// <summary>Whether its answers are streamed.</summary>
    public bool IsStreamed { get; }

    /// <summary>The models of each request, by their places in the service's plan.</summary>
    public int[] Models { get; }

    /// <summary>How long a caller waits.</summary>
    public TimeSpan Patience { get; }

    /// <summary>How many conversations its requests belong to, in turn; 0 where they belong to none.</summary>
    public int Sessions { get; }

    /// <summary>Begins to send.</summary>
    /// <param name="run">The run.</param>
    public void Begin(SimulationRun run);

    /// <summary>One of its requests ended.</summary>
    /// <param name="run">The run.</param>
    public void NoteEnd(SimulationRun run);
}
