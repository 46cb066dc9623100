using System.Runtime;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>Chats over TLS and HTTP/2: what connections cost, and how long requests wait for them.</summary>
internal static class TlsRun
{
    public static int Run()
    {
        Console.WriteLine($"{(JitInfo.GetCompiledMethodCount() > 0 ? "JIT" : "NativeAOT")}, {Environment.ProcessorCount} processors, .NET {Environment.Version}.");
        var bars = new Bars();
        FirstRequestRun.Run();
        BurstRun.Run(bars);
        return bars.Print();
    }
}
