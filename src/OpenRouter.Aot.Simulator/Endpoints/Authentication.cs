using Microsoft.AspNetCore.Http;

namespace OpenRouter.Aot.Simulator;

/// <summary>Finds the key that a request comes with.</summary>
internal static class Authentication
{
    private const string Scheme = "Bearer ";

    /// <summary>The key, known to the scenario; and the error where it may not be used.</summary>
    public static KeyState? KeyOf(HttpContext http, Ledger ledger, DateTimeOffset now, bool forInference, out ErrorAnswer? error)
    {
        string header = http.Request.Headers.Authorization.ToString();
        string secret = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        if (secret.Length == 0)
        {
            error = ErrorAnswers.MissingKey();
            return null;
        }

        KeyState? key = ledger.Find(secret);
        error = key switch
        {
            null => ErrorAnswers.UnknownKey(),
            _ when !key.IsUsable(now) => ErrorAnswers.UnusableKey(key.Source.Disabled),
            { Source.IsManagementKey: true } when forInference => ErrorAnswers.ManagementKey(),
            _ => null,
        };
        return key;
    }
}
