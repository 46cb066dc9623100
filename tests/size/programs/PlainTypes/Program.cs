using System.Text.Json;
using OpenRouter.Aot.Benchmarks;
using OpenRouter.Aot.Size;

// As the bare program, with plain types of the same members that System.Text.Json's generator reads and writes.
var chat = new PlainChatRequest { Model = "a/b", Messages = [new PlainChatTurn { Role = "user", Content = "Hello" }] };
using HttpMessageInvoker invoker = BareCall.CreateInvoker(args[0]);
using HttpRequestMessage request = BareCall.CreateRequest(args[0], JsonSerializer.SerializeToUtf8Bytes(chat, PlainContext.Default.PlainChatRequest));
using HttpResponseMessage answer = await invoker.SendAsync(request, CancellationToken.None);
Console.WriteLine(JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), PlainContext.Default.PlainChatCompletion)?.Choices?[0].Message?.Content);
