using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OpenRouter.Aot.Benchmarks;

/// <summary>
/// Answers every request with prepared bytes, in a process of its own, so that its bytes and its CPU time are not the clients'. It is no simulator and no
/// Kestrel: those read, count and write anew, which takes longer than the clients under measurement and gives each answer another length, while a client
/// that waits pays for its threads' going to sleep.
/// </summary>
internal static class ChatServer
{
    /// <summary>Serves on a free port, which it prints, until its standard input ends.</summary>
    public static void Run()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture));
        _ = AcceptAsync(listener);
        while (Console.In.Read() >= 0)
        {
        }
    }

    private static async Task AcceptAsync(Socket listener)
    {
        while (true)
            _ = ServeAsync(await listener.AcceptAsync().ConfigureAwait(false));
    }

    private static async Task ServeAsync(Socket connection)
    {
        connection.NoDelay = true;
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        try
        {
            for (int count; (count = await connection.ReceiveAsync(buffer.AsMemory(filled)).ConfigureAwait(false)) > 0;)
            {
                filled += count;
                for (int length; (length = LengthOfRequest(buffer.AsSpan(0, filled))) > 0;)
                {
                    byte[] answer = ChatAnswers.To(buffer.AsSpan(0, length));
                    buffer.AsSpan(length, filled - length).CopyTo(buffer);
                    filled -= length;
                    for (int sent = 0; sent < answer.Length;)
                        sent += await connection.SendAsync(answer.AsMemory(sent)).ConfigureAwait(false);
                }
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }

        connection.Dispose();
    }

    /// <summary>
    /// The length of the request at the start, 0 where it is not whole yet. A body in chunks ends where an empty chunk does; no JSON holds that.
    /// </summary>
    private static int LengthOfRequest(ReadOnlySpan<byte> bytes)
    {
        int head = bytes.IndexOf("\r\n\r\n"u8) + 4;
        if (head < 4)
            return 0;
        int at = bytes[..head].IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            int end = bytes[head..].IndexOf("\r\n0\r\n\r\n"u8);
            return end < 0 ? 0 : head + end + 7;
        }

        ReadOnlySpan<byte> number = bytes[(at + 16)..head];
        int length = head + int.Parse(number[..number.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
        return length <= bytes.Length ? length : 0;
    }
}
