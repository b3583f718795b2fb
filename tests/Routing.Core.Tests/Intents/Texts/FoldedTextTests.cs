namespace Routing.Core.Tests;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData(null, " ")]
    [InlineData("", " ")]
    [InlineData("  ?!…  ", " ")]
    [InlineData("I don't KNOW…  why?", " i dont know why ")]
    [InlineData("it’s", " its ")]
    [InlineData("ＡＢＣ１２３，退款！", " abc123 退款 ")]
    [InlineData("我要退貨", " 我要退货 ")]
    [InlineData("Réclamation à Zürich", " reclamation a zurich ")]
    [InlineData("a-b_c/d", " a b c d ")]
    [InlineData("\uD800 half a character \uDC00", " half a character ")]
    public void Texts_that_say_the_same_look_the_same(string? text, string folded) => Assert.Equal(folded, FoldedText.Of(text));

    [Fact]
    public void Only_the_beginning_of_a_long_text_is_read() => Assert.Equal(FoldedText.MaxLength + 2, FoldedText.Of(new string('x', 5000)).Length);
}
