using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>Registration in a container, services of a client, and whose the client is.</summary>
public class ServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chats_and_embeddings_are_found_by_type_and_key()
    {
        await using TestService service = await TestService.StartAsync();
        await using TestService named = await TestService.StartAsync();
        var services = new ServiceCollection();
        services.AddSingleton(service.Client);
        services.AddKeyedSingleton("second", named.Client);
        services.AddChatClient("acme/chat").AddKeyedChatClient("fast", new ModelRoute("acme/fast", "acme/slow"), "second").AddEmbeddingGenerator("acme/vectors").AddKeyedEmbeddingGenerator(7, "acme/other", 8, "second");
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        IChatClient chat = provider.GetRequiredService<IChatClient>();
        Assert.Same(chat, provider.GetRequiredService<IChatClient>());
        Assert.Equal(("acme/chat", service.Client), (chat.GetService<ChatClientMetadata>()!.DefaultModelId, chat.GetService<OpenRouterClient>()));
        IChatClient fast = provider.GetRequiredKeyedService<IChatClient>("fast");
        Assert.Equal(("acme/fast", named.Client), (fast.GetService<ChatClientMetadata>()!.DefaultModelId, fast.GetService<OpenRouterClient>()));
        Assert.Same(provider.GetRequiredService<IEmbeddingGenerator>(), provider.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>());
        Assert.Equal(8, provider.GetRequiredKeyedService<IEmbeddingGenerator<string, Embedding<float>>>(7).GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);
    }

    [Fact]
    public async Task Registration_by_the_packages_own_methods_and_ours_stand_side_by_side()
    {
        await using TestService service = await TestService.StartAsync();
        var services = new ServiceCollection();
        services.AddSingleton(service.Client);
        services.AddChatClient(provider => provider.GetRequiredService<OpenRouterClient>().AsIChatClient("acme/wrapped")).UseFunctionInvocation();
        services.AddKeyedChatClient("plain", "acme/plain");
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<IChatClient>().GetService<FunctionInvokingChatClient>());
        Assert.Equal("acme/plain", provider.GetRequiredKeyedService<IChatClient>("plain").GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Fact]
    public async Task Metadata_tells_provider_address_and_model_and_disposal_leaves_the_client_alone()
    {
        await using TestService service = await TestService.StartAsync();
        IChatClient chat = service.Client.AsIChatClient("acme/asked");
        ChatClientMetadata metadata = chat.GetService<ChatClientMetadata>()!;

        Assert.Equal(("openrouter", service.Client.BaseUrl, "acme/asked"), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId));
        Assert.Same(chat, chat.GetService<IChatClient>());
        Assert.Null(chat.GetService(typeof(OpenRouterClient), "key"));
        Assert.Null(chat.GetService<string>());
        chat.Dispose();
        service.Client.AsIEmbeddingGenerator("acme/vectors").Dispose();
        Assert.NotEmpty((await chat.GetResponseAsync("Hi", cancellationToken: Stop)).Text);
    }
}
