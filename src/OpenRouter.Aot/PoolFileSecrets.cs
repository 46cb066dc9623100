using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>Fetches the secrets that a pool file names: from environment variables, and from files beside it.</summary>
internal sealed class PoolFileSecrets(string path, Func<string, string?> environment, PoolFileJson json)
{
    private const int MaxSecretBytes = 16 * 1024;
    private const string KeyPrefix = "sk-or-v1-";

    private readonly HashSet<string> variables = new(StringComparer.Ordinal);

    /// <summary>The environment variables that were named.</summary>
    public IReadOnlySet<string> Variables => variables;

    /// <summary>The key from its source; null where it has none or is no key, which is reported.</summary>
    /// <param name="place">Where the source is named.</param>
    /// <param name="alias">The alias of the key.</param>
    /// <param name="variable">The environment variable; null where none is named.</param>
    /// <param name="file">The file; null where none is named.</param>
    public ApiKey? Read(string place, string alias, string? variable, string? file)
    {
        if ((variable is null) == (file is null))
        {
            json.Report(place, $"({alias}) must name the source of its secret: either \"env\" (an environment variable) or \"file\"");
            return null;
        }

        // Whoever mistakes the source for the secret must not find the secret in a log.
        if ((variable ?? file)!.StartsWith(KeyPrefix, StringComparison.Ordinal))
        {
            string member = variable is null ? "file" : "env";
            json.Report(place, $"({alias}) holds a key in \"{member}\"; a secret never stands in a pool file: name what holds it");
            return null;
        }

        string where = variable is null ? $"the file {file}" : $"the environment variable {variable}";
        string? secret, mistake;
        if (variable is null ? !TryReadFile(file!, out secret, out mistake) : !TryReadVariable(variable, out secret, out mistake))
            json.Report(place, $"({alias}) names {where}, which {mistake}");
        else if (ApiKey.TryCreate(secret, alias, out ApiKey? key, out mistake))
            return key;
        else
            json.Report(place, $"({alias}): the key in {where} {mistake}");
        return null;
    }

    private bool TryReadVariable(string variable, [NotNullWhen(true)] out string? secret, [NotNullWhen(false)] out string? mistake)
    {
        variables.Add(variable);
        secret = environment(variable);
        mistake = secret is null ? "is not set" : null;
        return secret is not null;
    }

    private bool TryReadFile(string file, [NotNullWhen(true)] out string? secret, [NotNullWhen(false)] out string? mistake)
    {
        secret = mistake = null;
        try
        {
            using FileStream stream = File.OpenRead(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, file));
            // A device or a pipe does not tell its length, and may never end.
            byte[] buffer = new byte[MaxSecretBytes + 1];
            int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > MaxSecretBytes)
            {
                mistake = "is larger than a key can be";
                return false;
            }

            // An editor ends a file with a line break; that one is no part of the key.
            using var reader = new StreamReader(new MemoryStream(buffer, 0, length));
            secret = reader.ReadToEnd().TrimEnd('\r', '\n');
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            mistake = $"cannot be read: {exception.Message.TrimEnd('.')}";
            return false;
        }
    }
}
