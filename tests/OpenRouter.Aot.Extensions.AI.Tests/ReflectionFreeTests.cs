using OpenRouter.Aot.Tests.Architecture;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>The package refers to no member that needs reflection; the core's tests prove that the scan would see one.</summary>
public class ReflectionFreeTests
{
    [Fact]
    public void The_package_refers_to_nothing_that_needs_reflection()
    {
        using FileStream library = File.OpenRead(typeof(OpenRouterChatSettings).Assembly.Location);

        (string[] reflective, int count) = ReflectionScan.Read(library);

        Assert.True(count > 200, $"The test sees only {count} references.");
        Assert.Empty(reflective);
    }

    [Fact]
    public void The_package_refers_to_the_abstractions_alone() => Assert.Equal(
        ["Microsoft.Extensions.AI.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions", "OpenRouter.Aot"],
        typeof(OpenRouterChatSettings).Assembly.GetReferencedAssemblies().Select(one => one.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
