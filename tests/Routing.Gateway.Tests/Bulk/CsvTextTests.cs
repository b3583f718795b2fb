namespace Routing.Gateway.Tests;

/// <summary>What a program of tables would take for a formula goes out as a text, and comes back as it was.</summary>
public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+8613800000000", "'+8613800000000")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r\n=x", "'\r\n=x")]
    [InlineData("'=x", "''=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void A_text_is_made_harmless_and_read_back(string text, string cell)
    {
        Assert.Equal(cell, CsvText.Harmless(text));
        Assert.Equal(text, CsvText.Plain(cell));
    }
}
