using System.CommandLine;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary><c>keys disable KEY</c>: a key that serves no more.</summary>
internal static class KeysDisableCommand
{
    public static Command Create(PoolSelection pool)
    {
        var name = new Argument<string>("KEY") { Description = "The key: its alias in the pool, its hash, or its name where no other key that is on has it." };
        var managers = new ManagementKeySource();
        var command = new ToolCommand("disable", "Disable a key with a management key. It can be enabled again at OpenRouter.",
            "keys disable old-batch",
            "keys disable key-2 --pool pool.json",
            "keys disable 8f14e45fceea167a5a36dedd4bea2543f2c6e8d0a9b1c3d5e7f90123456789ab")
        {
            name, managers.File,
        };
        command.SetAction((parsed, ct) => KeyChange.RunAsync(async () =>
        {
            ApiKey manager = managers.Require(parsed);
            using OpenRouterClient client = pool.CreateManager(parsed, out OpenRouterClientOptions settings);
            ManagedKey key = await new KeyFinder(client, manager, settings).FindAsync(parsed.GetRequiredValue(name), ct);
            bool wasOff = key.Disabled == true;
            if (!wasOff)
                await new KeySwitch(client, manager).DisableAsync(key, before: "", ct);
            Console.Out.WriteLine($"The key '{PlainText.OnOneLine(key.ToString())}' ({key.Hash}) is {(wasOff ? "disabled already" : "disabled")}.");
        }));
        return command;
    }
}
