using Consumer;
using OpenRouter.Aot;

try
{
    using OpenRouterClient client = Pool.CreateClient();
    await Chats.RunAsync(client, CancellationToken.None);
    await Answers.RunAsync(client, CancellationToken.None);
    return 0;
}
catch (OpenRouterConfigurationException error)
{
    Console.WriteLine(error.Message);
    return 2;
}
