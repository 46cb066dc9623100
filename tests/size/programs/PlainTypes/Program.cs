using System.Net.Http.Headers;
using System.Text.Json;
using OpenRouter.Aot.Benchmarks;
using OpenRouter.Aot.Size;

// As the bare program, with plain types of the same members that System.Text.Json's generator reads and writes.
using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(args[0] + "/chat/completions"));
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk-or-v1-size");
var chat = new PlainChatRequest { Model = "a/b", Messages = [new PlainChatTurn { Role = "user", Content = "Hello" }] };
request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(chat, PlainContext.Default.PlainChatRequest));
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
using HttpResponseMessage answer = await invoker.SendAsync(request, CancellationToken.None);
Console.WriteLine(JsonSerializer.Deserialize(await answer.Content.ReadAsByteArrayAsync(), PlainContext.Default.PlainChatCompletion)?.Choices?[0].Message?.Content);
