using Spectre.Console.Rendering;

namespace OpenRouter.Aot.Cli;

/// <summary>
/// Lines written where a board stands that will be drawn again below them. The terminal breaks those that are too long, so that what is copied from it
/// is what was written.
/// </summary>
/// <param name="lines">Lines without line breaks.</param>
internal sealed class LoggedLines(IReadOnlyList<string> lines) : Renderable
{
    // The cursor is moved to the board's beginning, but the board is not erased: its lines may be longer than those that take their place.
    private const string EraseBelow = "\e[J";

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        yield return Segment.Control(EraseBelow);
        foreach (string line in lines)
        {
            yield return new Segment(line);
            yield return Segment.LineBreak;
        }
    }
}
