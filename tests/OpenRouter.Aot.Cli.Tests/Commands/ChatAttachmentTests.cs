using System.Text.Json;
using OpenRouter.Aot.Simulator;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Files and images that are sent along with a chat.</summary>
public sealed class ChatAttachmentTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task The_request_holds_the_text_the_files_and_the_images_by_their_content()
    {
        using var folder = new TemporaryFolder();
        string pdf = folder.Write("report.bin", "%PDF-1.7 x");
        string note = folder.Write("note.md", "\uFEFFgrün");
        File.WriteAllBytes(folder.File("photo.txt"), Png);
        string[] arguments =
        [
            "chat", "What is it?", "-m", "a/b", "--system", "Be brief.", "--file", pdf, "--file", note, "--image", folder.File("photo.txt"), "--image", "https://example.com/a.png",
        ];
        string body = $$$$"""
            {"model":"a/b","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[
              {"type":"text","text":"What is it?"},
              {"type":"file","file":{"filename":"report.bin","file_data":"data:application/pdf;base64,{{{{Convert.ToBase64String("%PDF-1.7 x"u8)}}}}"}},
              {"type":"text","text":"The file note.md:\n\ngrün"},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,{{{{Convert.ToBase64String(Png)}}}}"}},
              {"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}]}
            """;
        // A replay answers what is equal to the request, and nothing else.
        using var replay = new TemporaryFolder();
        replay.Write("one.json", $$$"""
            {"id":"one","endpoint":"/chat/completions","request":{"method":"POST","path":"/api/v1/chat/completions","headers":{},"body":"{{{JsonEncodedText.Encode(body)}}}"},
             "response":{"status":200,"headers":{"content-type":"application/json"},"body":"{\"id\":\"g\",\"choices\":[{\"message\":{\"content\":\"a picture\"},\"finish_reason\":\"stop\"}]}"}}
            """);
        await using OpenRouterSimulator simulator = await OpenRouterSimulator.StartAsync(
            new SimulatorOptions { ReplayFolder = replay.Path }, TestContext.Current.CancellationToken);
        ToolResult run = (await ToolProcess.RunAsync(arguments, ToolProcess.At(simulator.BaseUrl))).Expect(0);
        Assert.Equal("a picture", run.Output.Trim());
    }

    [Theory]
    [InlineData("photo is an image; send it along with --image", "--file", "photo")]
    [InlineData("zip is neither a text in UTF-8 nor a PDF", "--file", "zip")]
    [InlineData("text is no PNG, JPEG, GIF or WebP image", "--image", "text")]
    [InlineData("absent cannot be read", "--file", "absent")]
    [InlineData("is empty", "--image", "empty")]
    [InlineData("is a folder", "--file", ".")]
    [InlineData("is too large: all files and images together may have 20,971,520 bytes", "--file", "large")]
    public async Task What_cannot_be_sent_along_is_said_before_anything_is_sent(string message, string option, string file)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("photo"), Png);
        File.WriteAllBytes(folder.File("zip"), [0x50, 0x4B, 3, 4, 0, 0xFF]);
        folder.Write("text", "hello");
        folder.Write("empty", "");
        if (file == "large")
            File.WriteAllBytes(folder.File("large"), new byte[AttachmentOptions.MaxBytes + 1]);
        ToolResult run = (await ToolProcess.RunAsync(
            ["chat", "x", "-m", "a/b", option, folder.File(file)], ToolProcess.At(new Uri("http://127.0.0.1:9/api/v1")))).Expect(2);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("image/jpeg", new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 })]
    [InlineData("image/gif", new byte[] { (byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'9', (byte)'a' })]
    [InlineData("image/webp", new byte[] { (byte)'R', (byte)'I', (byte)'F', (byte)'F', 1, 2, 3, 4, (byte)'W', (byte)'E', (byte)'B', (byte)'P' })]
    [InlineData("text/plain", new byte[] { (byte)'R', (byte)'I', (byte)'F', (byte)'F' })]
    [InlineData(null, new byte[] { 0xC3 })]
    public void A_content_says_what_it_is(string? type, byte[] content) => Assert.Equal(type, MediaType.Of(content));
}
