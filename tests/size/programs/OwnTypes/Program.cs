using OpenRouter.Aot;
using OpenRouter.Aot.Size;

// As the bare program, with the library's own types and without its pool.
using HttpMessageInvoker invoker = BareCall.CreateInvoker(args[0]);
using HttpRequestMessage request = BareCall.CreateRequest(args[0], OpenRouterJson.ToUtf8Bytes(new ChatRequest { Model = "a/b", Messages = ["Hello"] }));
using HttpResponseMessage answer = await invoker.SendAsync(request, CancellationToken.None);
Console.WriteLine(OpenRouterJson.Parse<ChatCompletion>(await answer.Content.ReadAsByteArrayAsync()).Text);
