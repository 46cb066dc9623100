using CsCheck;
using Spectre.Console;

namespace OpenRouter.Aot.Cli.Tests;

/// <summary>Text of others on a terminal.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\u001b[2J\nb\u009b1", "a [2J b 1")]
    [InlineData("left\u202eright\u2028below\u200b", "left right below ")]
    [InlineData("[red]模型[/]", "[red]模型[/]")]
    public void What_is_not_seen_is_a_blank(string text, string shown) => Assert.Equal(shown, PlainText.OnOneLine(text));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 5, "abcd…")]
    [InlineData("模型模型", 7, "模型模…")]
    [InlineData("模型模型", 6, "模型…")]
    [InlineData("abc", 1, "…")]
    [InlineData("abc", 0, "")]
    public void What_is_too_wide_is_cut(string text, int cells, string shown) => Assert.Equal(shown, PlainText.Fit(text, cells));

    [Fact]
    public void Any_text_fits_any_room() => Gen.Select(Gen.String, Gen.Int[0, 50]).Sample((text, cells) =>
    {
        string shown = PlainText.Fit(text, cells);
        Assert.True(shown.GetCellWidth() <= cells);
        Assert.DoesNotContain(shown, char.IsControl);
    });

    [Fact]
    public void Half_of_a_character_is_a_blank_and_a_whole_one_stays() =>
        Assert.Equal("half   of one, 😀 whole  ", PlainText.OnOneLine("half \ud83d of one, \ud83d\ude00 whole \ude00"));

    [Fact]
    public void A_cut_leaves_no_half_of_a_character() => Assert.Equal("ab…", PlainText.OnOneLine("ab😀cd", most: 3));
}
