using BenchmarkDotNet.Running;
using OpenRouter.Aot.Benchmarks;

if (args is ["bytes"])
    WireBytes.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
