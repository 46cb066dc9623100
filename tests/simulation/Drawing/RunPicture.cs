namespace OpenRouter.Aot.Simulation;

internal static class RunPicture
{
    public static string Draw(Scenario scenario, string policy, ulong seed, Timeline timeline) => scenario.Name + policy + seed + timeline.Steps;
}
