namespace OpenRouter.Aot.Simulation;

/// <summary>What came of a run.</summary>
internal sealed record RunResult
{
    public required long Requests { get; init; }

    /// <summary>The lines of bulk runs among them.</summary>
    public required long Lines { get; init; }

    /// <summary>Requests that succeeded before the horizon.</summary>
    public required long Succeeded { get; init; }

    /// <summary>Requests that ended without success, whenever.</summary>
    public required long Failed { get; init; }

    /// <summary>Requests that never ended.</summary>
    public required long Lost { get; init; }

    public required long Attempts { get; init; }

    public required long FailedAttempts { get; init; }

    /// <summary>From arrival to success.</summary>
    public required Percentiles Completion { get; init; }

    /// <summary>What of it the request did not spend in an attempt.</summary>
    public required Percentiles Wait { get; init; }

    /// <summary>How often a key was kept out while the service would have taken it.</summary>
    public required int WrongBenches { get; init; }

    /// <summary>The longest such time.</summary>
    public required TimeSpan LongestWrongBench { get; init; }

    /// <summary>The most attempts and questions that a key had in such a time without coming back.</summary>
    public required int MostProbesOfWrongBench { get; init; }

    /// <summary>A hash over everything that happened: two runs with the same one were the same.</summary>
    public required ulong Trace { get; init; }

    /// <summary>How long the run took in real time.</summary>
    public required TimeSpan RealTime { get; init; }

    /// <summary>Failed attempts of all attempts.</summary>
    public double Waste => Attempts == 0 ? 0 : (double)FailedAttempts / Attempts;

    /// <summary>Attempts for each request.</summary>
    public double Amplification => Requests == 0 ? 0 : (double)Attempts / Requests;

    public double RequestsPerSecond => Requests / RealTime.TotalSeconds;
}
