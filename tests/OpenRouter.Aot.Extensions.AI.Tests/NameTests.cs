using System.Reflection;
using Microsoft.Extensions.AI;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Extensions.AI.Tests;

/// <summary>No public type of ours is called as one of Microsoft.Extensions.AI: a file that uses both would have to say which it means.</summary>
public class NameTests
{
    [Fact]
    public void No_public_name_is_one_of_theirs()
    {
        HashSet<string> theirs = [.. NamesOf(typeof(IChatClient).Assembly), .. NamesOf(typeof(FunctionInvokingChatClient).Assembly)];
        string[] ours = [.. NamesOf(typeof(OpenRouterClient).Assembly), .. NamesOf(typeof(OpenRouterChatSettings).Assembly), .. NamesOf(typeof(OpenRouterSimulator).Assembly)];

        Assert.True(theirs.Count > 100 && ours.Length > 300, $"{theirs.Count} of theirs and {ours.Length} of ours were seen.");
        string[] shared = [.. ours.Where(theirs.Contains)];
        Assert.Empty(shared);
    }

    private static IEnumerable<string> NamesOf(Assembly assembly) => assembly.GetExportedTypes().Where(type => !type.IsNested).Select(type => type.Name.Split('`')[0]);
}
