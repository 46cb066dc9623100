using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.Aot.Cases.UnknownType;

[Flags]
public enum Bits { None, One, Two }

public enum Empty;

[OpenRouterSchema]
public partial class Odd
{
    public object? Any { get; set; }

    public Dictionary<string, int> Map { get; set; } = [];

    public RawJson Raw { get; set; }

    public JsonElement? Element { get; set; }

    public Bits Bits { get; set; }

    public Empty Empty { get; set; }

    public byte[] Bytes { get; set; } = [];

    public List<object> Objects { get; set; } = [];

    public HashSet<int> Set { get; set; } = [];

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Rest { get; set; }
}
