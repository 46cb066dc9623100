using BenchmarkDotNet.Running;
using OpenRouter.Aot.Benchmarks;

switch (args)
{
    case ["bytes"]:
        WireBytes.Print();
        return 0;
    case ["keystroke"]:
        return KeystrokeRun.Run();
    case ["chat"]:
        return ChatRun.Run();
    case ["chat-stream"]:
        return StreamRun.Run();
    case ["chat-tls"]:
        return TlsRun.Run();
    case [TlsServerProcess.Argument, string latency]:
        TlsServer.Run(latency);
        return 0;
    case [ChatServerProcess.Argument]:
        ChatServer.Run();
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
