namespace OpenRouter.Aot.Accounts;

/// <summary>Which keys of an account to list. What is null is not asked for.</summary>
public sealed class ManagedKeyQuery
{
    /// <summary>Whether keys that are switched off are listed too.</summary>
    public bool? IncludeDisabled { get; set; }

    /// <summary>How many keys to leave out at the beginning: the service lists them in pages.</summary>
    public int? Offset { get; set; }

    /// <summary>The workspace; null for the default workspace, not for all.</summary>
    public string? WorkspaceId { get; set; }

    /// <summary>The path with the query.</summary>
    internal string ToPath(string path)
    {
        var query = new QueryText(path);
        query.Add("include_disabled", IncludeDisabled);
        query.Add("offset", Offset);
        query.Add("workspace_id", WorkspaceId);
        return query.ToString();
    }
}
