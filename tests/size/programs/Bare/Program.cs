using System.Net.Http.Headers;
using System.Text;

// What every program needs that sends a chat: a handler, a request, an answer.
using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(args[0] + "/chat/completions"));
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk-or-v1-size");
request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("""{"model":"a/b","messages":[{"role":"user","content":"Hello"}]}"""));
request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
using HttpResponseMessage answer = await invoker.SendAsync(request, CancellationToken.None);
Console.WriteLine(await answer.Content.ReadAsStringAsync());
