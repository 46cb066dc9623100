using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace OpenRouter.Aot.Cases.UnknownParameter;

[Flags]
public enum Bits { None, One, Two }

public static partial class Tools
{
    [OpenRouterTool("a", "Takes what no model can give")]
    public static void Take(object any, Dictionary<string, int> map, JsonElement json, Bits bits, byte[] bytes, Stream stream, Func<int> function, (int, int) pair, int[,] grid, List<nint> pointers) { }
}
