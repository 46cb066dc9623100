namespace OpenRouter.Aot.Soak.Bulk;

/// <summary>What a run came to.</summary>
internal sealed class BulkFigures
{
    public required int Lines { get; init; }

    /// <summary>From the first answer of the batch to the last.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Requests a second of the bare loop before the batch.</summary>
    public required double BareBefore { get; init; }

    /// <summary>Requests a second of the bare loop after it.</summary>
    public required double BareAfter { get; init; }

    /// <summary>The most memory that the batch had resident, in bytes.</summary>
    public required long PeakMemory { get; init; }

    public double Rate => Lines / Duration.TotalSeconds;

    public double Bare => (BareBefore + BareAfter) / 2;

    public double Ratio => Rate / Bare;
}
