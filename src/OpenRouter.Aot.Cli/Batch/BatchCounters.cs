namespace OpenRouter.Aot.Cli;

/// <summary>How far a batch has come. One thread writes a figure, others may read it.</summary>
internal sealed class BatchCounters
{
    /// <summary>Lines that hold something.</summary>
    public long Lines { get; set; }

    /// <summary>Lines that were handed out to be sent, or to be passed over because they are done.</summary>
    public long Taken { get; set; }

    /// <summary>Requests that were answered.</summary>
    public long Succeeded { get; set; }

    /// <summary>Requests that failed.</summary>
    public long Failed { get; set; }

    /// <summary>Those of them that another attempt may answer: the request itself was not to blame.</summary>
    public long MayBeRetried { get; set; }

    /// <summary>Lines that could not be sent: malformed, or too long.</summary>
    public long Rejected { get; set; }

    /// <summary>Lines whose id another line before them has.</summary>
    public long Repeated { get; set; }

    /// <summary>Lines that were run again, because they ask for something else than when they were done.</summary>
    public long Changed { get; set; }

    /// <summary>How much of the input has been read, from 0 to 1.</summary>
    public double Fraction { get; set; }

    /// <summary>How much of the input has been read, in bytes.</summary>
    public long Position { get; set; }

    public long Finished => Succeeded + Failed;

    /// <summary>Whether what is left of the input can be counted: not of a pipe, which is empty by then, and would be waited for.</summary>
    public bool CanCountRest { get; set; } = true;
}
