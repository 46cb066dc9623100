using System.CommandLine;
using OpenRouter.Aot.Accounts;

namespace OpenRouter.Aot.Cli;

/// <summary><c>keys create NAME --output FILE</c>: a new key.</summary>
internal static class KeysCreateCommand
{
    public static Command Create(PoolSelection pool)
    {
        var name = new Argument<string>("NAME") { Description = "What people call the key." };
        name.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text))
                result.AddError("NAME is blank.");
        });
        var managers = new ManagementKeySource();
        var terms = new KeyTerms(limitDefault: "none", expiryDefault: "never");
        var workspace = new Option<string?>("--workspace") { Description = "The workspace that it belongs to. Default: the account's default one.", HelpName = "ID" };
        var isJson = new Option<bool>("--json") { Description = "Print the key, without its secret, as one JSON object." };
        var command = new ToolCommand("create", "Make a key with a management key. Its secret goes to a new file that only you may read, and nowhere else.",
            "keys create batch --output batch.key --limit 20 --limit-reset monthly",
            "keys create trial --output trial.key --limit 1 --expires 7d",
            "keys create team-a --output team-a.key --management-key-file /run/secrets/openrouter-manager --json")
        {
            name,
        };
        foreach (Option option in (Option[])[.. terms.All, workspace, managers.File, isJson])
            command.Options.Add(option);
        command.SetAction((parsed, ct) => KeyChange.RunAsync(async () =>
        {
            ApiKey manager = managers.Require(parsed);
            using OpenRouterClient client = pool.CreateManager(parsed, out _);
            var request = new CreateKeyRequest { Name = parsed.GetRequiredValue(name), WorkspaceId = parsed.GetValue(workspace) };
            terms.ApplyTo(request, parsed);
            string file = terms.File(parsed);
            ManagedKey made = (await new KeyMaker(client, manager).MakeAsync(request, file, ct)).Details;
            if (parsed.GetValue(isJson))
                JsonOutput.Print(json => Write(json, made, file));
            else
                Print(made, file);
        }));
        return command;
    }

    private static void Print(ManagedKey key, string file)
    {
        Console.Out.WriteLine($"Made the key '{PlainText.OnOneLine(key.ToString())}': {KeyChange.Describe(key)}.");
        Console.Out.WriteLine($"Its secret is in {file}, and nowhere else. Its hash is {key.Hash}.");
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, ManagedKey key, string file)
    {
        json.WriteStartObject();
        json.Write(key);
        json.WriteString("secret_file", file);
        json.WriteEndObject();
    }
}
