using System.Text;
using OpenRouter.Aot.Cli;

if (OperatingSystem.IsWindows())
    Console.OutputEncoding = Encoding.UTF8;

using var interruption = new Interruption();
return await Tool.RunAsync(args, interruption);
