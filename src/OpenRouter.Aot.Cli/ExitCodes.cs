namespace OpenRouter.Aot.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>All succeeded.</summary>
    public const int Success = 0;

    /// <summary>Something failed.</summary>
    public const int Failure = 1;

    /// <summary>The command line, the configuration or an input is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM: 128 and the number of SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
