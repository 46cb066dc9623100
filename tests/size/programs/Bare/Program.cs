using OpenRouter.Aot.Size;

// A chat over an HttpMessageInvoker, and nothing else: the answer is printed as it came.
using HttpMessageInvoker invoker = BareCall.CreateInvoker(args[0]);
using HttpRequestMessage request = BareCall.CreateRequest(args[0], """{"model":"a/b","messages":[{"role":"user","content":"Hello"}]}"""u8.ToArray());
using HttpResponseMessage answer = await invoker.SendAsync(request, CancellationToken.None);
Console.WriteLine(await answer.Content.ReadAsStringAsync());
