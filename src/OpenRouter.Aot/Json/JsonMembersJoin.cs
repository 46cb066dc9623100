using System.Buffers;
using System.Text;

namespace OpenRouter.Aot;

/// <summary>Puts the members of an object together that comes in pieces.</summary>
internal sealed class JsonMembersJoin
{
    // In the order in which they came first.
    private readonly List<(string Name, JsonJoin Value)> members = [];

    public static JsonMembersJoin Of(JsonView piece)
    {
        var join = new JsonMembersJoin();
        join.Add(piece);
        return join;
    }

    public void Add(JsonView piece)
    {
        foreach (JsonMember member in piece.GetMembers())
            Find(Encoding.UTF8.GetString(member.Name)).Add(member.Value);
    }

    public void Add(ExtraMembers? piece)
    {
        if (piece is null)
            return;
        byte[] json = [(byte)'{', .. piece.Members, (byte)'}'];
        Add(new JsonView(json));
    }

    /// <summary>The members so far; null where none came.</summary>
    public ExtraMembers? ToExtra()
    {
        if (members.Count == 0)
            return null;
        var output = new ArrayBufferWriter<byte>();
        var writer = new JsonWriter(output);
        WriteMembers(ref writer);
        writer.Flush();
        return new ExtraMembers(output.WrittenSpan.ToArray(), 0);
    }

    public void Write(ref JsonWriter writer)
    {
        writer.BeginObject();
        WriteMembers(ref writer);
        writer.EndObject();
    }

    private void WriteMembers(ref JsonWriter writer)
    {
        foreach ((string name, JsonJoin value) in members)
        {
            writer.Name(name);
            value.Write(ref writer);
        }
    }

    // An object has few members, and most come again in the same order.
    private JsonJoin Find(string name)
    {
        foreach ((string known, JsonJoin value) in members)
        {
            if (known == name)
                return value;
        }

        var join = new JsonJoin();
        members.Add((name, join));
        return join;
    }
}
