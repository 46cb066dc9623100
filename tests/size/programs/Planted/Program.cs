using OpenRouter.Aot;
using OpenRouter.Aot.Completions;
using OpenRouter.Aot.Embeddings;
using OpenRouter.Aot.Messages;
using OpenRouter.Aot.Rerank;
using OpenRouter.Aot.Responses;

// Uses one thing of everything that one chat must not carry, to show that the check would see it. It is published, and never run.
using var client = new OpenRouterClient(OpenRouterClientOptions.FromPoolFile(args[0]));
var management = new ApiKey(args[1]);
object[] answers =
[
    await client.Responses.CompleteAsync(new ResponseRequest { Model = "a/b", Input = "Hello" }),
    await client.Messages.CompleteAsync(new MessageRequest { Model = "a/b", MaxTokens = 9, Messages = ["Hello"] }),
    await client.Embeddings.CreateAsync(new EmbeddingsRequest { Model = "a/b", Input = "Hello" }),
    await client.Completions.CompleteAsync(new CompletionRequest { Model = "a/b", Prompt = "Hello" }),
    await client.Rerank.RankAsync(new RerankRequest { Model = "a/b", Query = "Hello", Documents = ["Hello"] }),
    await client.Models.GetAsync("a/b"),
    await client.Generations.GetAsync("gen-1"),
    await client.KeyManagement.GetAsync(management, "hash"),
    await client.Credits.GetAsync(management),
    await client.Batches.GetAsync("batch_1"),
];
await foreach (ChatChunk chunk in client.Chat.StreamAsync(new ChatRequest { Model = "a/b", Messages = ["Hello"] }))
    Console.WriteLine(chunk.Text);
await foreach (BulkResult result in client.Bulk.RunAsync(answers.Select(answer => new ChatRequest { Model = "a/b", Messages = [answer.ToString()!] })))
    Console.WriteLine(result.Id);
