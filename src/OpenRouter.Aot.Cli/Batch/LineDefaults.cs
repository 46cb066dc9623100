using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// What is merged under the bodies of all lines: <c>--defaults</c>, <c>--system</c>, <c>--max-tokens</c> and <c>--provider</c>. A line's own
/// member wins over a flag, and a flag over the file.
/// </summary>
internal sealed class LineDefaults
{
    private readonly EndpointDefaults[] endpoints = new EndpointDefaults[EndpointKinds.Count];

    private LineDefaults(DefaultsFile file, string? system, int? maxTokens, IReadOnlyList<string> providers)
    {
        Model = file.Model;
        NamesModels = file.Members.Any(member => member.IsNamed("models"));
        var provider = new DefaultMembers([.. CreateProvider(file, providers)]);
        for (int kind = 0; kind < endpoints.Length; kind++)
            endpoints[kind] = CreateEndpoint((EndpointKind)kind, file, system, maxTokens, provider);
    }

    /// <summary>Nothing to merge.</summary>
    public static LineDefaults None { get; } = new(DefaultsFile.Empty, null, null, []);

    /// <summary>The model for lines that name none; null without one.</summary>
    public string? Model { get; }

    /// <summary>Whether lines that name no model get a list of <c>models</c>.</summary>
    public bool NamesModels { get; }

    /// <summary>Reads the file, if there is one, and puts the flags over it.</summary>
    /// <param name="file">The file of <c>--defaults</c>; null without one.</param>
    /// <param name="system">The text of <c>--system</c>; null without one.</param>
    /// <param name="maxTokens">The number of <c>--max-tokens</c>; null without one.</param>
    /// <param name="providers">The slugs of <c>--provider</c>.</param>
    /// <exception cref="UsageException">The file cannot be read, is no JSON object, or has members that cannot be defaults.</exception>
    public static LineDefaults Create(string? file, string? system, int? maxTokens, IReadOnlyList<string> providers) =>
        new(file is null ? DefaultsFile.Empty : DefaultsFile.Read(file), system, maxTokens, providers);

    /// <summary>The body that is sent: the line's bytes as they stand, and what it lacks put in; the very body where it lacks nothing.</summary>
    /// <param name="body">The line's body, a JSON object.</param>
    /// <param name="path">The endpoint's path below the base address.</param>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> body, string path) => endpoints[(int)EndpointKinds.Of(path)].Apply(body);

    private static IEnumerable<DefaultMember> CreateProvider(DefaultsFile file, IReadOnlyList<string> providers)
    {
        if (providers.Count == 0)
            return file.Provider;
        // Whoever names an order has chosen providers; a list to choose from beside it might leave none.
        string only = $"[{string.Join(',', providers.Select(Quote))}]";
        return file.Provider.Where(member => !member.IsNamed("only") && !member.IsNamed("order")).Append(DefaultMember.Create("only", only, "order"));
    }

    private static EndpointDefaults CreateEndpoint(EndpointKind kind, DefaultsFile file, string? system, int? maxTokens, DefaultMembers provider)
    {
        string? maximum = kind switch
        {
            EndpointKind.Chat or EndpointKind.Messages or EndpointKind.Completions => "max_tokens",
            EndpointKind.Responses => "max_output_tokens",
            _ => null,
        };
        string? instructions = kind switch
        {
            EndpointKind.Responses => "instructions",
            EndpointKind.Messages => "system",
            _ => null,
        };
        IEnumerable<DefaultMember> members = file.Members;
        if (kind == EndpointKind.Chat)
            members = members.Select(Pair);
        if (maximum is not null && maxTokens is { } most)
        {
            var flag = DefaultMember.Create(maximum, most.ToString(CultureInfo.InvariantCulture));
            flag = kind == EndpointKind.Chat ? Pair(flag) : flag;
            members = members.Where(member => !member.IsNamed(maximum)).Append(flag);
        }

        if (instructions is not null && system is not null)
            members = members.Where(member => !member.IsNamed(instructions)).Append(DefaultMember.Create(instructions, Quote(system)));
        byte[]? turn = kind == EndpointKind.Chat && system is not null ? Encoding.UTF8.GetBytes($$"""{"role":"system","content":{{Quote(system)}}}""") : null;
        return new EndpointDefaults(new DefaultMembers([.. members]), provider, turn);
    }

    // A chat has two names for its limit of tokens; a line that has one of them has the limit.
    private static DefaultMember Pair(DefaultMember member) =>
        member.IsNamed("max_tokens") ? member.Or("max_completion_tokens") : member.IsNamed("max_completion_tokens") ? member.Or("max_tokens") : member;

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
