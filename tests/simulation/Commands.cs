using System.Globalization;

namespace OpenRouter.Aot.Simulation;

/// <summary>The command line.</summary>
internal static class Commands
{
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        Scenario scenario = ScenarioCatalogue.All[0];
        foreach (string name in ClientCatalogue.Names)
        {
            RunResult result = new SimulationRun(scenario, 1, ClientCatalogue.Find(name)!).Execute();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {result}  {result.RequestsPerSecond:N0}/s"));
        }

        return 0;
    }
}
