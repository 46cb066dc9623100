using System.Buffers;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace OpenRouter.Aot;

/// <summary>One call of a tool, as the tool sees it.</summary>
public sealed class ToolInvocation
{
    private readonly string toolName;

    internal ToolInvocation(string toolName, string? arguments, IServiceProvider? services)
    {
        this.toolName = toolName;
        // Models send nothing where a tool has no parameters, or where all of them may be left out.
        Arguments = string.IsNullOrWhiteSpace(arguments) ? "{}"u8.ToArray() : Encoding.UTF8.GetBytes(arguments);
        Services = services;
    }

    /// <summary>The arguments as the model wrote them, in UTF-8: normally a JSON object. An empty text is <c>{}</c>.</summary>
    public ReadOnlyMemory<byte> Arguments { get; }

    /// <summary>The services of the tool set; null without any.</summary>
    public IServiceProvider? Services { get; }

    /// <summary>Reads the arguments. Generated code calls it.</summary>
    /// <typeparam name="T">What they are read into.</typeparam>
    /// <param name="read">Reads them.</param>
    /// <exception cref="ToolArgumentException">They are no JSON, or do not fit the tool's parameters.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T ReadArguments<T>(ToolArgumentsReader<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            var reader = new SchemaReader(Arguments.Span, isQuotable: true);
            T arguments = read(ref reader);
            reader.End();
            return arguments;
        }
        catch (JsonException mistake)
        {
            throw new ToolArgumentException(toolName, mistake);
        }
    }

    /// <summary>Writes a result as JSON. Generated code calls it.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="result">The result.</param>
    /// <param name="write">Writes it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "What a tool does with its call is found at the call.")]
    public TurnContent WriteResult<T>(T result, ToolResultWriter<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var output = new ArrayBufferWriter<byte>();
        var writer = new SchemaWriter(output);
        write(result, ref writer);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>A service that the tool needs.</summary>
    /// <typeparam name="T">Its type; <see cref="IServiceProvider"/> gives the services themselves.</typeparam>
    /// <exception cref="InvalidOperationException">The tool set has no such service.</exception>
    public T GetRequiredService<T>()
        where T : notnull
    {
        if (Services is null)
            throw new InvalidOperationException($"The tool '{toolName}' needs a {typeof(T)}, and its tool set has no services. Give it some: tools.WithServices(provider).");
        if (typeof(T) == typeof(IServiceProvider))
            return (T)Services;
        return Services.GetService(typeof(T)) is T service
            ? service
            : throw new InvalidOperationException($"The tool '{toolName}' needs a {typeof(T)}, which the services of its tool set do not have. Register one.");
    }
}
