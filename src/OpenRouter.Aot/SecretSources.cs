using System.Diagnostics.CodeAnalysis;

namespace OpenRouter.Aot;

/// <summary>Fetches secrets from where they are kept: environment variables, and files of a folder.</summary>
/// <param name="folder">Where relative paths begin.</param>
/// <param name="environment">The value of an environment variable; null where it is not set.</param>
internal sealed class SecretSources(string folder, Func<string, string?> environment)
{
    private const int MaxSecretBytes = 16 * 1024;
    private const string KeyPrefix = "sk-or-v1-";

    /// <summary>Whether what should name a source is a secret itself, which must not be repeated anywhere.</summary>
    public static bool IsSecret(string source) => source.StartsWith(KeyPrefix, StringComparison.Ordinal);

    /// <summary>The key of an environment variable.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="alias">The alias of the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="mistake">What is wrong, to be put behind the name of who wants the key.</param>
    public bool TryReadVariable(string variable, string alias, [NotNullWhen(true)] out ApiKey? key, [NotNullWhen(false)] out string? mistake) =>
        TryReadFrom(environment, $"the environment variable {variable}", variable, alias, out key, out mistake);

    /// <summary>The key of a source that knows secrets by their names.</summary>
    /// <param name="source">The secret of a name; null where it has none.</param>
    /// <param name="where">The source with the name, for messages.</param>
    /// <param name="name">The name.</param>
    /// <param name="alias">The alias of the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="mistake">What is wrong, to be put behind the name of who wants the key.</param>
    public static bool TryReadFrom(
        Func<string, string?> source, string where, string name, string alias, [NotNullWhen(true)] out ApiKey? key, [NotNullWhen(false)] out string? mistake)
    {
        if (source(name) is { } secret)
            return TryTake(secret, where, alias, out key, out mistake);
        key = null;
        mistake = $" names {where}, which is not set";
        return false;
    }

    /// <summary>The key of a file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="alias">The alias of the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="mistake">What is wrong, to be put behind the name of who wants the key.</param>
    public bool TryReadFile(string file, string alias, [NotNullWhen(true)] out ApiKey? key, [NotNullWhen(false)] out string? mistake)
    {
        string where = $"the file {file}";
        if (TryReadText(file, out string? secret, out string? failure))
            return TryTake(secret, where, alias, out key, out mistake);
        key = null;
        mistake = $" names {where}, which {failure}";
        return false;
    }

    private static bool TryTake(string secret, string where, string alias, [NotNullWhen(true)] out ApiKey? key, [NotNullWhen(false)] out string? mistake)
    {
        if (ApiKey.TryCreate(secret, alias, out key, out mistake))
            return true;
        mistake = $": the key in {where} {mistake}";
        return false;
    }

    private bool TryReadText(string file, [NotNullWhen(true)] out string? secret, [NotNullWhen(false)] out string? mistake)
    {
        secret = mistake = null;
        try
        {
            using FileStream stream = File.OpenRead(Path.Combine(folder, file));
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
