using System.Net.Http.Headers;
using OpenRouter.Aot;

// As the bare program, with the library's own types and without its pool.
using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(args[0] + "/chat/completions"));
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk-or-v1-size");
request.Content = new ByteArrayContent(OpenRouterJson.ToUtf8Bytes(new ChatRequest { Model = "a/b", Messages = ["Hello"] }));
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
using HttpResponseMessage answer = await invoker.SendAsync(request, CancellationToken.None);
Console.WriteLine(OpenRouterJson.Parse<ChatCompletion>(await answer.Content.ReadAsByteArrayAsync()).Text);
