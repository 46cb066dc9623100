namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>What a run came to.</summary>
internal sealed class BulkFigures
{
    public required int Lines { get; init; }

    /// <summary>From the first answer of the batch to the last, without the time that it was stopped.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Requests a second of a loop over the run-time's own client.</summary>
    public required double Client { get; init; }

    /// <summary>Requests a second of a loop over the bare transport, all its slices together.</summary>
    public required double Bare { get; init; }

    /// <summary>The same of each slice.</summary>
    public required IReadOnlyList<double> BareSlices { get; init; }

    /// <summary>The most memory that the batch had resident, in bytes.</summary>
    public required long PeakMemory { get; init; }

    public double Rate => Lines / Duration.TotalSeconds;

    public double Ratio => Rate / Bare;
}
