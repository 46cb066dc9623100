using System.CommandLine;
using System.Text.Json;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary><c>keys rotate KEY --output FILE</c>: another key in a key's place.</summary>
internal sealed class KeysRotateCommand
{
    private readonly PoolSelection pool;
    private readonly Argument<string> key = new("KEY") { Description = "The key: its alias in the pool, its hash, or its name where no other key that is on has it." };
    private readonly ManagementKeySource managers = new();
    private readonly KeyTerms terms = new(limitDefault: "that of the old key", expiryDefault: "never; it must be said where the old key has an expiry");
    private readonly Option<string?> newName = new Option<string?>("--name") { Description = "The new key's name. Default: the old one's.", HelpName = "NAME" }.RefuseBlank("--name is blank.");
    private readonly Option<string?> model = ModelOptions.CreateModel("The model that the new key must get an answer of. Default: the account's.");
    private readonly Option<TimeSpan?> wait = Duration.CreateOptional("--wait");
    private readonly Option<bool> keepsOld = new("--keep-old") { Description = "Leave the old key on, for programs that still use it; 'keys disable' ends it." };
    private readonly Option<bool> isResumed = new("--resume") { Description = "Go on with the new key that --output holds, where an earlier rotation stopped." };
    private readonly Option<bool> isJson = new("--json") { Description = "Print the new key, without its secret, as one JSON object." };

    private KeysRotateCommand(PoolSelection pool)
    {
        this.pool = pool;
        wait.Description = "How long the new key may take until it serves. Default: 2m.";
    }

    public static Command Create(PoolSelection pool)
    {
        var rotation = new KeysRotateCommand(pool);
        var command = new ToolCommand("rotate",
            "Replace a key with a management key: make a new one with the same limit, wait until it has answered a short chat, then disable the old one. If anything fails, the old one stays.",
            "keys rotate main --output main-2.key --pool pool.json",
            "keys rotate batch --output batch-2.key -m openai/gpt-5-mini --expires 90d",
            "keys rotate batch --output batch-2.key --resume")
        {
            rotation.key,
        };
        foreach (Option option in (Option[])
        [
            .. rotation.terms.All, rotation.newName, rotation.model, rotation.wait, rotation.keepsOld, rotation.isResumed, rotation.managers.File, rotation.isJson,
        ])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, ct) => KeyChange.RunAsync(() => rotation.RunAsync(parsed, ct)));
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken ct)
    {
        ApiKey manager = managers.Require(parsed);
        using OpenRouterClient client = pool.CreateManager(parsed, out OpenRouterClientOptions settings);
        ManagedKey old = await new KeyFinder(client, manager, settings).FindAsync(parsed.GetRequiredValue(key), ct);
        bool isResumption = parsed.GetValue(isResumed);
        if (old.Disabled == true && !isResumption)
            throw new UsageException($"The key '{old}' is disabled; there is nothing to replace. Make a new one: {Tool.Name} keys create");
        if (old.ExpiresAt is { } expiry && !isResumption && !terms.NamesExpiry(parsed))
            throw new UsageException($"The old key expires at {Iso8601.Format(expiry)}; say with --expires when the new one is to, such as 90d.");
        var proof = new KeyProof(settings, TimeProvider.System) { Model = parsed.GetValue(model), AtMost = parsed.GetValue(wait) ?? TimeSpan.FromMinutes(2) };
        var rotation = new KeyRotation(client, manager, proof)
        {
            File = terms.File(parsed),
            KeepsOld = parsed.GetValue(keepsOld),
            ResumeCommand = WriteResumeCommand(parsed, old),
        };
        ManagedKey made = isResumption ? await rotation.ResumeAsync(old, ct) : await rotation.RunAsync(old, CreateRequest(old, parsed), ct);
        if (parsed.GetValue(isJson))
            JsonOutput.Print(json => Write(json, made, old, rotation));
        else
            Print(made, old, rotation);
    }

    // Two keys that are on may have the old one's name by then; its hash is that of one.
    private string WriteResumeCommand(ParseResult parsed, ManagedKey old)
    {
        List<string> words = ["keys", "rotate", old.Hash ?? "", "--output", terms.File(parsed)];
        Add(model.Name, parsed.GetValue(model));
        Add(managers.File.Name, parsed.GetValue(managers.File));
        Add(pool.File.Name, parsed.GetValue(pool.File));
        if (parsed.GetValue(keepsOld))
            words.Add(keepsOld.Name);
        return CommandLine.Write(words.Append(isResumed.Name));

        void Add(string name, string? value)
        {
            if (value is not null)
                words.AddRange([name, value]);
        }
    }

    private CreateKeyRequest CreateRequest(ManagedKey old, ParseResult parsed)
    {
        var request = new CreateKeyRequest
        {
            Name = parsed.GetValue(newName) ?? old.Name ?? old.ToString(),
            Limit = old.Limit,
            LimitReset = old.LimitReset,
            IncludeByokInLimit = old.IncludeByokInLimit,
            WorkspaceId = old.WorkspaceId,
        };
        terms.ApplyTo(request, parsed);
        return request;
    }

    private static void Print(ManagedKey made, ManagedKey old, KeyRotation rotation)
    {
        Console.Out.WriteLine($"The new key '{PlainText.OnOneLine(made.ToString())}' has served: {KeyChange.Describe(made)}.");
        Console.Out.WriteLine($"Its secret is in {rotation.File}, and nowhere else. Its hash is {made.Hash}.");
        Console.Out.WriteLine(rotation.KeepsOld
            ? $"The old key is on, as before. When nothing uses it any more: {Tool.Name} keys disable {old.Hash}"
            : $"The old key ({old.Hash}) is disabled.");
    }

    private static void Write(Utf8JsonWriter json, ManagedKey made, ManagedKey old, KeyRotation rotation)
    {
        json.WriteStartObject();
        json.Write(made);
        json.WriteString("secret_file", rotation.File);
        json.WriteText("old_hash", old.Hash);
        json.WriteBoolean("old_disabled", !rotation.KeepsOld);
        json.WriteEndObject();
    }
}
