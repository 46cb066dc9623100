using Microsoft.CodeAnalysis;

namespace OpenRouter.Aot.Generators.Rules;

/// <summary>What code that uses the client must keep to, or had better.</summary>
internal static class UsageRules
{
    private const string Category = "OpenRouter.Usage";

    // No argument: a message ends up in logs, where a key must not.
    public static readonly DiagnosticDescriptor KeyInSource = Rule.Error(
        "ORA201", Category, "A key stands in the source",
        "An OpenRouter key stands in the source, where everybody who sees the code can spend its credits: revoke it, and read another one from the environment");

    public static readonly DiagnosticDescriptor NoTokenLimit = Rule.Info(
        "ORA202", Category, "A request has no limit of tokens",
        "The {0} does not set {1}: OpenRouter reserves the largest answer of the model against your credits, and refuses with 402 what they do not cover; set it to what an answer needs");

    public static readonly DiagnosticDescriptor StreamNotDisposed = Rule.Warning(
        "ORA203", Category, "A stream is not disposed",
        "'{0}' leaves a stream undisposed: until it is read to its end, it keeps its connection open and its key busy; declare the stream with 'await using'");

    public static readonly DiagnosticDescriptor ClientPerRequest = Rule.Info(
        "ORA204", Category, "A client is made for each request",
        "A client is made {0}: each opens connections of its own and knows nothing of what the others learned about the keys; make one for the program and share it");

    public static readonly DiagnosticDescriptor ResultIgnored = Rule.Warning(
        "ORA205", Category, "The result of a Try method is ignored",
        "The result of '{0}' is ignored, and with it any error: look at IsSuccess, or call '{1}', which throws");

    public static readonly DiagnosticDescriptor AuthorizationHeader = Rule.Warning(
        "ORA206", Category, "A request sets the Authorization header",
        "The header '{0}' comes from the pool's keys, and the options refuse it when the program runs: put the key into the pool, in a group of its own where only some requests may use it");
}
