using Consumer;
using OpenRouter.Aot;

try
{
    switch (args)
    {
        case ["worker", string settings]:
            await Worker.RunAsync(settings);
            return 0;
        case ["web", .. string[] others]:
            await Web.RunAsync(others);
            return 0;
    }

    using OpenRouterClient client = Pool.CreateClient();
    await Chats.RunAsync(client, CancellationToken.None);
    await Answers.RunAsync(client, CancellationToken.None);
    await Extensions.RunAsync(client, CancellationToken.None);
    return 0;
}
catch (OpenRouterConfigurationException error)
{
    Console.WriteLine(error.Message);
    return 2;
}
