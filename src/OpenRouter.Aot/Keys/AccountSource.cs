namespace OpenRouter.Aot;

/// <summary>How the account of a key is known, the weakest evidence first.</summary>
internal enum AccountSource
{
    /// <summary>Nobody has said it: the key stands alone.</summary>
    None,

    /// <summary>The <c>user_id</c> of an error.</summary>
    ErrorUser,

    /// <summary><c>creator_user_id</c> of <c>GET /key</c>.</summary>
    Creator,

    /// <summary><c>organization_id</c> of <c>GET /key</c>.</summary>
    Organization,

    /// <summary>The label in the pool's options.</summary>
    Label,
}
