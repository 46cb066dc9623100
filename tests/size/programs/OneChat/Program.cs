using OpenRouter.Aot;

// One chat through the pool, and its typed error. With --unwatched nobody asks about the key in the background.
var options = new OpenRouterClientOptions { BaseUrl = new Uri(args[0]) };
if (args is [_, "--unwatched"])
    options.KeyCheckInterval = null;
options.Keys.Add(new KeyOptions { Secret = new ApiKey("sk-or-v1-size") });
using var client = new OpenRouterClient(options);
try
{
    ChatCompletion answer = await client.Chat.CompleteAsync(new ChatRequest { Model = "a/b", Messages = ["Hello"] });
    Console.WriteLine(answer.Text);
    return 0;
}
catch (OpenRouterException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
