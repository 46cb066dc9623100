using System;
using System.Collections.Generic;
using System.Text;

namespace OpenRouter.Aot.Cases;

/// <summary>How a case says what its types are to read and write. It is compiled together with each.</summary>
public sealed class Check
{
    public List<string> Mistakes { get; } = [];

    public int Count { get; private set; }

    /// <summary>What is read is written back as it was.</summary>
    public void Trip<T>(string json)
        where T : class, IJsonModel<T> => Trip<T>(json, json);

    /// <summary>What is read is written back so.</summary>
    public void Trip<T>(string json, string expected)
        where T : class, IJsonModel<T> => Written(expected, Read<T>(json));

    /// <summary>A value is written so.</summary>
    public void Written<T>(string expected, T value)
        where T : class, IJsonModel<T> => Same(expected, Encoding.UTF8.GetString(OpenRouterJson.ToUtf8Bytes(value)));

    public static T Read<T>(string json)
        where T : class, IJsonModel<T> => OpenRouterJson.Parse<T>(Encoding.UTF8.GetBytes(json));

    public void Same<T>(T expected, T actual)
    {
        Count++;
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Mistakes.Add($"expected {expected}, got {actual}");
    }

    /// <summary>What is read does not fit its schema.</summary>
    public void Mismatch(string message, string path, Func<object?> read)
    {
        try
        {
            read();
            Same(message, "no error");
        }
        catch (SchemaMismatchException mismatch)
        {
            Same(message, mismatch.Message);
            Same(path, mismatch.Path);
        }
    }

    /// <summary>What a tool answers to a call.</summary>
    public string Call(ToolSet tools, string name, string arguments)
    {
        System.Threading.Tasks.Task<ToolResult> result = tools.InvokeAsync(new ToolCall { Id = "1", Function = new FunctionCall { Name = name, Arguments = arguments } }).AsTask();
        return result.GetAwaiter().GetResult().Content.Text;
    }

    /// <summary>What is read by a schema is written back as it was.</summary>
    public void Trip<T>(JsonSchema<T> schema, string json) => Trip(schema, json, json);

    /// <summary>What is read by a schema is written back so.</summary>
    public void Trip<T>(JsonSchema<T> schema, string json, string expected) => Same(expected, schema.ToJson(schema.Read(json)).ToString());
}
