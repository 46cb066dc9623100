using System.Globalization;
using OpenRouter.Aot.Size;

// Without options: publishes the program of one chat, checks its size against the baseline and what is in it, and runs it. With --accept the size
// becomes the baseline. With --compare: publishes all programs, and prints the table of RESULT.md with what was set out to be reached. With --start:
// measures how soon the program of one chat has its answer, beside the bare one, and fails where the bar is missed.
string folder = Folder();
return args switch
{
    [] => await CheckAsync(isAccepted: false),
    ["--accept"] => await CheckAsync(isAccepted: true),
    ["--compare"] => Compare(),
    ["--start"] => await StartAsync(),
    _ => throw new ArgumentException("Options are --accept, --compare or --start."),
};

async Task<int> CheckAsync(bool isAccepted)
{
    using Image chat = Image.Publish(folder, "OneChat");
    var baseline = new Baseline(Path.Combine(folder, "baseline.json"));
    if (isAccepted)
        baseline.Accept(chat.Bytes);
    string[] mistakes = [.. baseline.FindMistakes(chat.Bytes), .. Contents.FindUnused(chat), .. await ChatRun.FindMistakesAsync(chat.File)];
    foreach (string mistake in mistakes)
        Console.Error.WriteLine("size: " + mistake);
    if (mistakes.Length == 0)
        Console.WriteLine($"size: one chat is {Text(chat.Bytes)} B, carries nothing that it does not use, and works");
    return mistakes.Length == 0 ? 0 : 1;
}

int Compare()
{
    using Image bare = Image.Publish(folder, "Bare"), own = Image.Publish(folder, "OwnTypes"), plain = Image.Publish(folder, "PlainTypes");
    using Image chat = Image.Publish(folder, "OneChat"), planted = Image.Publish(folder, "Planted");
    Comparison.Print(bare, own, plain, chat);
    string[] unseen = [.. Contents.FindUnseen(planted)];
    foreach (string name in unseen)
        Console.Error.WriteLine($"size: the planted use of {name} is not seen");
    return unseen.Length == 0 ? 0 : 1;
}

async Task<int> StartAsync()
{
    if (!Hyperfine.IsInstalled)
    {
        Console.Error.WriteLine("start: hyperfine, which starts and times the programs, is not installed: apt-get install hyperfine");
        return 1;
    }

    using Image bare = Image.Publish(folder, "Bare"), chat = Image.Publish(folder, "OneChat");
    var run = new StartRun(bare.File, chat.File, Path.Combine(folder, "..", "..", "artifacts", "size", "start"));
    bool isClearKept = await run.MeasureAsync("loopback", "http://127.0.0.1:0");
    bool isSecureKept = await run.MeasureAsync("TLS", "https://127.0.0.1:0");
    return isClearKept && isSecureKept ? 0 : 1;
}

static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

// A deterministic build forgets where its sources were, so it is looked for from where the program is.
static string Folder()
{
    DirectoryInfo? folder = new(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpenRouter.Aot.Size.csproj")))
        folder = folder.Parent;
    return folder?.FullName ?? throw new DirectoryNotFoundException("The program must run from inside the repository: no OpenRouter.Aot.Size.csproj above " + AppContext.BaseDirectory);
}
