using System.Buffers;
using System.Diagnostics;

namespace OpenRouter.Aot;

/// <summary>By what a request's measurements are told from those of others: its group and its tags.</summary>
internal sealed class RequestLabels
{
    /// <summary>The most tags of a request.</summary>
    public const int MaxTags = 8;

    /// <summary>The most characters of a tag's name, and of its value.</summary>
    public const int MaxLength = 64;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.");

    public static RequestLabels None { get; } = new(null, []);

    private readonly KeyValuePair<string, string>[] tags;

    public RequestLabels(string? group, IReadOnlyList<KeyValuePair<string, string>> named)
    {
        Group = group;
        tags = new KeyValuePair<string, string>[named.Count];
        for (int i = 0; i < tags.Length; i++)
            tags[i] = new(TelemetryNames.Tag + named[i].Key, named[i].Value);
    }

    public string? Group { get; }

    /// <summary>What is wrong with tags; null where nothing is.</summary>
    public static string? FindMistake(IReadOnlyList<KeyValuePair<string, string>> named)
    {
        if (named.Count > MaxTags)
            return $"A request has at most {MaxTags} tags, not {named.Count}: each combination of their values is a time series of its own.";
        foreach ((string name, string value) in named)
        {
            if (name.Length is 0 or > MaxLength || name.AsSpan().ContainsAnyExcept(NameCharacters))
                return $"'{name}' cannot be a tag's name: up to {MaxLength} of a-z, 0-9, '_' and '.' make one.";
            if (value is null || value.Length > MaxLength)
                return $"The tag '{name}' has a value of {value?.Length ?? 0} characters: 0 to {MaxLength} are kept.";
        }

        return null;
    }

    /// <summary>Adds group and tags to a measurement; a value beyond those that a name may have is told as one of the others.</summary>
    public void AddTo(ref TagList list)
    {
        if (Group is not null)
            list.Add(TelemetryNames.Group, Group);
        foreach ((string name, string value) in tags)
        {
            if (TagValues.Admit(name, value) is { } admitted)
                list.Add(name, admitted);
        }
    }

    /// <summary>Adds group and tags to a span, whose values need no bound.</summary>
    public void AddTo(Activity activity)
    {
        if (Group is not null)
            activity.SetTag(TelemetryNames.Group, Group);
        foreach ((string name, string value) in tags)
            activity.SetTag(name, value);
    }
}
