using System.Text.Json;

namespace OpenRouter.Aot.Simulator;

/// <summary>Writes what an account sees of its keys.</summary>
internal static class ManagedKeyWriting
{
    public static void Write(Utf8JsonWriter json, KeyState key, KeyReport report)
    {
        json.WriteStartObject();
        json.WriteString("hash"u8, key.Hash);
        json.WriteString("name"u8, key.Name);
        json.WriteString("label"u8, key.Label);
        json.WriteBoolean("disabled"u8, key.Source.Disabled);
        KeyWriting.WriteLimit(json, key, report);
        KeyWriting.WriteUsage(json, report);
        json.WriteString("created_at"u8, key.CreatedAt.UtcDateTime);
        WriteMoment(json, "updated_at"u8, key.UpdatedAt);
        WriteMoment(json, "expires_at"u8, key.Source.ExpiresAt);
        json.WriteString("creator_user_id"u8, key.Account.UserId);
        json.WriteString("workspace_id"u8, "00000000-0000-0000-0000-000000000000"u8);
        json.WriteEndObject();
    }

    private static void WriteMoment(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? moment)
    {
        if (moment is { } known) json.WriteString(name, known.UtcDateTime);
        else json.WriteNull(name);
    }
}
