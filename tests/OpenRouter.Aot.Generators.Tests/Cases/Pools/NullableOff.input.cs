#nullable disable

namespace OpenRouter.Aot.Cases.NullableOffPool
{
    [OpenRouterKeyPool(AppTitle = null)]
    [OpenRouterKey("only", EnvironmentVariable = "ORA_CASE_NULLABLE", Account = null)]
    public static partial class Pool
    {
    }

    public static class Uses
    {
        public static void Run(Check check)
        {
            System.Environment.SetEnvironmentVariable("ORA_CASE_NULLABLE", "secret");
            using (OpenRouterClient client = Pool.CreateClient())
                check.Same("only", client.GetStatistics().Keys[0].Alias);
        }
    }
}
