namespace OpenRouter.Aot.Cli;

/// <summary>Prints the decisions about one request to stderr as they fall, but none into the middle of a text that stdout has begun.</summary>
/// <param name="text">The words.</param>
internal sealed class DecisionPrinter(DecisionText text)
{
    private readonly Queue<Decision> held = new();
    private bool isHeld;

    public void Print(Decision decision)
    {
        held.Enqueue(decision);
        if (!isHeld)
            Release();
    }

    /// <summary>A text begins.</summary>
    public void Hold() => isHeld = true;

    /// <summary>The text has ended, and so has its line.</summary>
    public void Release()
    {
        isHeld = false;
        while (held.TryDequeue(out Decision decision))
        {
            foreach (string line in text.Describe(decision))
                Console.Error.WriteLine(line);
        }
    }
}
