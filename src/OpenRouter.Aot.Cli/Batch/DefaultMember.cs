using System.Text;

namespace OpenRouter.Aot.Cli;

/// <summary>A member that an object gets where it lacks it.</summary>
/// <param name="Written">The member as it is put in: name, colon and value.</param>
/// <param name="Names">The names that count as having it: its own, and others for the same thing.</param>
internal sealed record DefaultMember(ReadOnlyMemory<byte> Written, params byte[][] Names)
{
    /// <summary>A member of text that is JSON already.</summary>
    public static DefaultMember Create(string name, string json, params string[] otherNames) =>
        new(Encoding.UTF8.GetBytes($"\"{name}\":{json}"), [.. otherNames.Prepend(name).Select(Encoding.UTF8.GetBytes)]);

    /// <summary>Whether it goes by this name.</summary>
    public bool IsNamed(string name) => Names.Any(one => one.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(name)));

    /// <summary>The same member, which another name stands for too.</summary>
    public DefaultMember Or(string name) => this with { Names = [.. Names, Encoding.UTF8.GetBytes(name)] };
}
