namespace OpenRouter.Aot;

/// <summary>How it is known to which account a key belongs, the most trusted first.</summary>
public enum AccountSource
{
    /// <summary>The pool's owner named it.</summary>
    Label,

    /// <summary>By the organization that <c>GET /key</c> told.</summary>
    Organization,

    /// <summary>By the user who made the key, as <c>GET /key</c> told.</summary>
    Creator,

    /// <summary>By the user that an error named.</summary>
    ErrorUser,

    /// <summary>It is not known: the key stands alone.</summary>
    None,
}
